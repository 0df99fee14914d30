package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTests {

    /** The hash that a browser names when it refuses this script. */
    @Test
    void hashesAScriptAsBrowsersDo() {
        assertThat(ContentSecurityPolicy.sha256("alert('Hello, world.');"))
                .isEqualTo("qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    @Test
    void findsTheImportMapsOfAPageAndNoOtherScript() {
        String page = """
                <script type="importmap">
                  {"imports": {}}
                </script>
                <script type="module" src="/js/main.js"></script>
                <script>evil()</script>
                """;
        assertThat(ContentSecurityPolicy.importMaps(page)).isEqualTo(List.of("\n  {\"imports\": {}}\n"));
    }
}
