package dev.madang.security;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code madang.security.*}
 *
 * @param frameAncestors sites whose pages may show ours in a frame, each a scheme, a host and perhaps a port; none by
 *     default. The pages of the administrator are framed by nobody
 */
@Validated
@ConfigurationProperties("madang.security")
record SecuritySettings(
        @DefaultValue
        List<
                        @Pattern(
                                regexp = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
                                message = "a scheme, a host and perhaps a port, such as https://example.org")
                        String>
                frameAncestors) {

    /** As {@code frame-ancestors} has it. */
    String ancestors() {
        return frameAncestors.isEmpty() ? "'none'" : "'self' " + String.join(" ", frameAncestors);
    }
}
