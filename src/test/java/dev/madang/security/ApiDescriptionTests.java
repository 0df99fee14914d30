package dev.madang.security;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.MadangTest;
import dev.madang.ProtocolSamples;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApiDescriptionTests {

    private final JsonNode description;

    ApiDescriptionTests(@LocalServerPort int port) {
        this.description = Http.at(port).get("/v3/api-docs").json();
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatCanGoWrong() {
        description
                .required("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    assertThat(path).startsWith("/api/");
                    assertThat(operation.path("summary").asString(""))
                            .as(method + " " + path)
                            .isNotBlank();
                    assertThat(operation.required("responses").toString())
                            .as(method + " " + path)
                            .contains("#/components/schemas/Problem", "application/problem+json");
                }));
    }

    @Test
    void everyOperationNeedsTheTokenExceptTheOpenOnes() {
        description
                .required("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    boolean open = method.equals("post") && path.equals("/api/users")
                            || method.equals("get")
                                    && path.matches(
                                            "/api/embedding|/api/ice-servers|/api/rooms(/\\{code}(/invitation\\.ics)?)?");
                    assertThat(operation.has("security"))
                            .as(method + " " + path)
                            .isEqualTo(open);
                }));
        assertThat(description.at("/security/0").has("userToken")).isTrue();
        assertThat(description
                        .at("/components/securitySchemes/userToken/scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void theSchemasAreThoseOfTheProtocol() {
        for (String name : new String[] {"User", "Room"}) {
            assertThat(fields(description.at("/components/schemas/" + name + "/properties")))
                    .isEqualTo(fields(ProtocolSamples.read(name.toLowerCase(java.util.Locale.ROOT))));
        }
        assertThat(fields(description.at("/components/schemas/Problem/properties")))
                .containsAll(fields(ProtocolSamples.read("problem")));
    }

    @Test
    void theServerIsWhereverThisIsServed() {
        assertThat(description.at("/servers/0/url").asString()).isEqualTo("/");
    }
}
