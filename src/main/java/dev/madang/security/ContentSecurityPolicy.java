package dev.madang.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What a page may load. The import maps of our pages are the only inline scripts, and a policy names them by
 * their hash, computed at start. {@code connect-src 'self'} covers {@code ws:} and {@code wss:} to our own
 * host (CSP 3); where a browser does not know that, SockJS falls back to HTTP.
 */
@Component
class ContentSecurityPolicy {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script[^>]*type=\"importmap\"[^>]*>(.*?)</script>", Pattern.DOTALL);

    private final String importMaps;

    ContentSecurityPolicy() throws IOException {
        Resource[] pages = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/*.html");
        importMaps = Arrays.stream(pages)
                .flatMap(page -> importMaps(read(page)).stream())
                .map(map -> " 'sha256-" + sha256(map) + "'")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    String strict(String frameAncestors) {
        return "default-src 'self'; script-src 'self'" + importMaps + "; style-src 'self'; "
                + "img-src 'self' blob: data:; media-src 'self' blob: data:; font-src 'self'; connect-src 'self'; "
                + "worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors "
                + frameAncestors;
    }

    String inlineStyles() {
        return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
                + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    String inlineScripts() {
        return "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    }

    private static String read(Resource page) {
        try {
            return page.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> importMaps(String page) {
        return IMPORT_MAP.matcher(page).results().map(map -> map.group(1)).toList();
    }

    static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
