package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class SignalingSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SignalingSettings.class)
    static class OnlyTheSettings {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example.org",
                "https://app.example.org,*",
                "null",
                "app.example.org",
                "https://app.example.org/",
                "https://App.example.org"
            })
    void startsWithExactOriginsOnly(String origins, CapturedOutput output) {
        assertThatThrownBy(() -> start(origins)).isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("madang.signaling.allowed-origins takes origins as browsers write them");
    }

    @Test
    void takesOriginsOfEveryForm() {
        String origins = "https://app.example.org,http://10.0.0.7:3000,http://[fd00::1]:8080,http://localhost";
        try (ConfigurableApplicationContext context = start(origins)) {
            assertThat(context.getBean(SignalingSettings.class).allowedOrigins())
                    .hasSize(4);
        }
    }

    private static ConfigurableApplicationContext start(String origins) {
        return new SpringApplicationBuilder(OnlyTheSettings.class)
                .web(WebApplicationType.NONE)
                .run("--madang.signaling.allowed-origins=" + origins);
    }
}
