package dev.madang.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can be wrong with JSON that is nearly good. */
public final class HostileJson {

    private HostileJson() {}

    /**
     * What was done to it, and the body.
     *
     * @param good an object with this field, as it may be sent
     * @param value of the field in it
     */
    public static Map<String, String> of(String good, String field, String value) {
        String key = "\"" + field + "\":";
        String with = key + value;
        if (!good.contains(with)) {
            throw new AssertionError("No " + with + " in " + good);
        }
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("field twice", good.replace(with, with + "," + with));
        hostile.put("field twice, once escaped", good.replace(with, with + ",\"" + escaped(field) + "\":" + value));
        hostile.put("@class", good.replace("{" + with, "{\"@class\":\"java.lang.Runtime\"," + with));
        hostile.put("unknown field", good.replace("{" + with, "{\"__proto__\":{}," + with));
        hostile.put("nested in arrays", good.replace(with, key + "[".repeat(1_000) + "]".repeat(1_000)));
        hostile.put("nested in objects", good.replace(with, key + "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)));
        hostile.put("1e999", good.replace(with, key + "1e999"));
        hostile.put("-1e999", good.replace(with, key + "-1e999"));
        hostile.put("a number of 400 digits", good.replace(with, key + "9".repeat(400)));
        hostile.put("a fraction of 400 digits", good.replace(with, key + "0." + "9".repeat(400)));
        hostile.put("an object", good.replace(with, key + "{}"));
        hostile.put("an array of arrays", good.replace(with, key + "[[" + value + "]]"));
        hostile.put("a name of 1,000 letters", good.replace(with, "\"" + "a".repeat(1_000) + "\":" + value));
        hostile.put("half a character", good.replace(with, key + "\"x\\ud800\""));
        hostile.put("the other half", good.replace(with, key + "\"\\udc00x\""));
        hostile.put("byte order mark", "\uFEFF" + good);
        hostile.put("behind it a letter", good + "x");
        hostile.put("behind it another one", good + good);
        hostile.put("behind it a bracket", good + "]");
        hostile.put("within an array", "[" + good + "]");
        hostile.put("within a string", "\"" + good.replace("\"", "\\\"") + "\"");
        hostile.put("single quotes", good.replace('"', '\''));
        hostile.put("comment", good.replace("{" + with, "{/**/" + with));
        hostile.put("comma at the end", good.substring(0, good.length() - 1) + ",}");
        hostile.put("NaN", good.replace(with, key + "NaN"));
        hostile.put("hexadecimal", good.replace(with, key + "0x1"));
        hostile.put("leading zero", good.replace(with, key + "01"));
        hostile.put("cut off", good.substring(0, good.length() - 1));
        hostile.put("null", "null");
        hostile.put("nothing", "");
        hostile.put("blank", "  ");
        return hostile;
    }

    private static String escaped(String field) {
        return "\\u%04x".formatted((int) field.charAt(0)) + field.substring(1);
    }
}
