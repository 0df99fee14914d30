package dev.madang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar says what it is made of: each library in it is in its bill of materials, by name and version. */
class SupplyChainE2eTests {

    @Test
    void everyLibraryOfTheJarIsInItsBillOfMaterials() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("madang.jar", "target/madang.jar"))) {
            Set<String> shipped = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
                    // Of the packaging itself.
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .collect(Collectors.toSet());
            Set<String> listed;
            try (InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json"))) {
                listed = StreamSupport.stream(
                                JsonMapper.shared()
                                        .readTree(bill)
                                        .path("components")
                                        .spliterator(),
                                false)
                        .map(SupplyChainE2eTests::fileName)
                        .collect(Collectors.toSet());
            }
            assertThat(shipped).hasSizeGreaterThan(50);
            assertThat(listed).containsAll(shipped);
            assertThat(listed).as("of the tests").noneMatch(name -> name.startsWith("junit-"));
        }
    }

    private static String fileName(JsonNode component) {
        return component.path("name").asString() + "-"
                + component.path("version").asString();
    }
}
