package dev.madang.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** The headers of every answer. What differs between the chains is the content security policy and framing. */
@Component
public class SecurityHeaders {

    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=(), serial=(),"
                    + " midi=(), browsing-topics=()";

    /** Before anything else is done, or what is refused behind a forward goes out without them. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGER = new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    private final ContentSecurityPolicy policy;
    private final SecuritySettings settings;

    SecurityHeaders(ContentSecurityPolicy policy, SecuritySettings settings) {
        this.policy = policy;
        this.settings = settings;
    }

    /** For data and for the pages of the administrator: framed by nobody. */
    public Customizer<HeadersConfigurer<HttpSecurity>> strict() {
        return headers -> common(headers, policy.strict("'none'"));
    }

    /**
     * For our pages and their files, which a browser may keep as long as it asks whether they are still good, and which
     * the sites of the settings may frame.
     */
    Customizer<HeadersConfigurer<HttpSecurity>> strictForFiles() {
        return headers -> {
            common(headers, policy.strict(settings.ancestors()));
            headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
            if (!settings.frameAncestors().isEmpty()) {
                // It knows no list of sites; browsers that know frame-ancestors do not ask it.
                headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable);
            }
        };
    }

    /** For SockJS, some transports of which live in a frame of our own page; it forbids caching itself. */
    Customizer<HeadersConfigurer<HttpSecurity>> framedByOurselves() {
        return headers -> {
            common(headers, policy.strict("'self'"));
            headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
            headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        };
    }

    /** For tools that are not ours and bring styles in their elements; scripts stay in files. */
    Customizer<HeadersConfigurer<HttpSecurity>> inlineStyles() {
        return headers -> common(headers, policy.inlineStyles());
    }

    /** For the H2 console, which is made of frames and inline scripts. */
    public Customizer<HeadersConfigurer<HttpSecurity>> framesAndInlineScripts() {
        return headers -> {
            common(headers, policy.inlineScripts());
            headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        };
    }

    private static void common(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // What else runs below this name is not ours to decide upon.
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false))
                .withObjectPostProcessor(EAGER);
    }
}
