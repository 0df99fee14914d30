package dev.madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON blocks of the protocol document, by the name that stands above each. */
public final class ProtocolSamples {

    private ProtocolSamples() {}

    public static JsonNode read(String name) {
        try {
            String document = Files.readString(Path.of("src/docs/protocol.md"));
            Matcher block = Pattern.compile("<!-- sample: " + name + " -->\\s*```json\\s(.*?)```", Pattern.DOTALL)
                    .matcher(document);
            if (!block.find()) {
                throw new AssertionError("no sample " + name);
            }
            return new JsonMapper().readTree(block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Set<String> fields(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
