package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description under {@code /v3/api-docs}: each operation names the codes it may answer with. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "userToken";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Madang")
                        .version("1")
                        .description("Rooms and users. What happens in a room goes over STOMP, under /ws."))
                .addServersItem(new Server().url("/"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The token of POST /api/users."))
                        .addSchemas("Problem", problemSchema()))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OperationCustomizer problemCodes() {
        return (operation, method) -> {
            Problems problems = method.getMethodAnnotation(Problems.class);
            if (problems != null) {
                Map<Integer, String> codes = Arrays.stream(problems.value())
                        .collect(Collectors.groupingBy(
                                ProblemCode::status,
                                TreeMap::new,
                                Collectors.mapping(ProblemCode::code, Collectors.joining(", "))));
                codes.forEach((status, names) -> describe(operation, status, names));
            }
            return operation;
        };
    }

    private static void describe(Operation operation, int status, String codes) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status),
                        new ApiResponse()
                                .description(codes)
                                .content(new Content().addMediaType("application/problem+json", problem)));
    }

    private static Schema<?> problemSchema() {
        Schema<?> text = new Schema<>().type("string");
        return new Schema<>()
                .type("object")
                .description("RFC 9457. code is stable, detail is in the language of Accept-Language.")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", new Schema<>().type("integer"))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty("code", text)
                .addProperty(
                        "errors",
                        new Schema<>()
                                .type("array")
                                .items(new Schema<>()
                                        .type("object")
                                        .addProperty("field", text)
                                        .addProperty("detail", text)));
    }
}
