package dev.madang.security;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code madang.security.*}
 *
 * @param frameAncestors sites whose pages may show ours in a frame, each an origin as browsers write it: a page in a frame
 *     hears whoever frames it only by that name. None by default. The pages of the administrator are framed by nobody
 */
@ConfigurationProperties("madang.security")
record SecuritySettings(@DefaultValue List<String> frameAncestors) {

    private static final Pattern ORIGIN =
            Pattern.compile("(http://[a-z0-9.-]+(?!:80$)|https://[a-z0-9.-]+(?!:443$))(:[1-9][0-9]{0,4})?");

    SecuritySettings {
        for (String site : frameAncestors) {
            if (!ORIGIN.matcher(site).matches()) {
                throw new IllegalArgumentException(
                        "madang.security.frame-ancestors takes origins as browsers write them, such as"
                                + " https://school.example.org: no *, no path, no capitals, no port 80 of http or 443"
                                + " of https. Not " + site);
            }
        }
    }

    /** As {@code frame-ancestors} has it. */
    String ancestors() {
        return frameAncestors.isEmpty() ? "'none'" : "'self' " + String.join(" ", frameAncestors);
    }
}
