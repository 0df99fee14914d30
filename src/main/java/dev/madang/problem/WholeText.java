package dev.madang.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Strings without half characters, which JSON can escape and UTF-8 cannot write: who is told of one by us would be told
 * nothing any more.
 */
final class WholeText extends SimpleModule {

    WholeText() {
        super("whole-text");
        addDeserializer(String.class, new Text());
        addKeyDeserializer(String.class, new Key());
    }

    private static String whole(String text, DeserializationContext context) {
        boolean half = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        return half ? (String) context.handleWeirdStringValue(String.class, "…", "half a character") : text;
    }

    private static final class Text extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = super.deserialize(parser, context);
            return text == null ? text : whole(text, context);
        }
    }

    private static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return whole(key, context);
        }
    }
}
