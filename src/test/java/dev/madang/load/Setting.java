package dev.madang.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a load is run, as told behind the name of its figure.
 *
 * @param servers whom to measure, the one to compare with first: {@code servers=demo,madang}
 * @param wrapping {@code sockjs}, or else plain WebSockets
 * @param heartbeat {@code heartbeat=25}, in seconds; 5 unless told
 * @param recorded {@code record}: with a flight recording
 * @param brief {@code brief}: a tenth of all, to try whether it works; such figures mean nothing
 */
record Setting(List<String> servers, Wrapping wrapping, Duration heartbeat, boolean recorded, boolean brief) {

    static Setting of(List<String> words) {
        for (String word : words) {
            if (!word.matches("sockjs|record|brief|heartbeat=[0-9]+|servers=[a-z,]+")) {
                throw new IllegalArgumentException("no option " + word);
            }
        }
        return new Setting(
                Arrays.asList(value(words, "servers", "demo,madang").split(",")),
                words.contains("sockjs") ? Wrapping.SOCKJS : Wrapping.WEBSOCKET,
                Duration.ofSeconds(Long.parseLong(value(words, "heartbeat", "5"))),
                words.contains("record"),
                words.contains("brief"));
    }

    Duration time(Duration full) {
        return brief ? full.dividedBy(10) : full;
    }

    /** At least one. */
    int count(int full) {
        return brief ? Math.max(1, full / 10) : full;
    }

    /** With which the others are compared. */
    String baseline() {
        return servers.get(0);
    }

    private static String value(List<String> words, String name, String otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}
