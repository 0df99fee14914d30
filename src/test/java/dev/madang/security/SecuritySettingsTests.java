package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class SecuritySettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecuritySettings.class)
    static class OnlyTheSettings {}

    /** Each would be framed, and never heard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example.org",
                "school.example.org",
                "https://school.example.org/",
                "https://School.example.org",
                "HTTPS://school.example.org",
                "https://school.example.org:443",
                "http://school.example.org:80",
                "https://school.example.org:0443",
                "https://one.example.org,https://school.example.org:443"
            })
    void startsWithOriginsAsBrowsersWriteThemOnly(String sites, CapturedOutput output) {
        assertThatThrownBy(() -> start(sites)).isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("madang.security.frame-ancestors takes origins as browsers write them");
    }

    @Test
    void takesOriginsOfEveryForm() {
        List<String> sites = List.of(
                "https://school.example.org",
                "https://school.example.org:80",
                "http://10.0.0.7:3000",
                "http://school.example.org:443",
                "http://school.example.org:8080",
                "http://localhost");
        try (ConfigurableApplicationContext context = start(String.join(",", sites))) {
            assertThat(context.getBean(SecuritySettings.class).frameAncestors()).isEqualTo(sites);
        }
    }

    private static ConfigurableApplicationContext start(String sites) {
        return new SpringApplicationBuilder(OnlyTheSettings.class)
                .web(WebApplicationType.NONE)
                .run("--madang.security.frame-ancestors=" + sites);
    }
}
