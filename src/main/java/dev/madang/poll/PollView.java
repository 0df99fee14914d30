package dev.madang.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll as everybody in the room sees it.
 *
 * @param askedBy the name of who asked, as it was then
 * @param voters how many have answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PollView(
        String id,
        String question,
        String askedBy,
        boolean multiple,
        boolean anonymous,
        boolean open,
        Instant at,
        int voters,
        List<Option> options) {

    /** @param names of who chose it; null when the poll is anonymous */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Option(String text, int votes, @Nullable List<String> names) {}
}
