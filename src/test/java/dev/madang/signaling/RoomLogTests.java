package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.membership.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomLogTests {

    private final RoomLog log = new RoomLog();
    private final List<RoomEvent> published = new ArrayList<>();

    @Test
    void numbersWithoutAGap() {
        end();
        end();
        assertThat(published).extracting(RoomEvent::seq).containsExactly(1L, 2L);
        assertThat(log.after(1)).containsExactly(published.get(1));
        assertThat(log.after(2)).isEmpty();
    }

    @Test
    void knowsNothingOfNumbersThatItHasNotGivenOrNoLongerKeeps() {
        end();
        assertThat(log.after(2)).isNull();
        for (int i = 0; i < RoomLog.KEPT_EVENTS; i++) {
            end();
        }
        assertThat(log.after(0)).isNull();
        assertThat(log.after(1)).hasSize(RoomLog.KEPT_EVENTS);
    }

    @Test
    void saysALineOnce() {
        say("c1", "hello");
        say("c1", "hello");
        say(null, "hello");
        say(null, "hello");
        assertThat(published).hasSize(3);
    }

    @Test
    void keepsTheLastLinesWithinItsBound() {
        String line = "x".repeat(ChatMessage.MAX_CHARACTERS);
        for (int i = 0; i < 100; i++) {
            say("c" + i, line);
        }
        List<ChatMessage> chat = log.view().chat();
        assertThat(chat.stream().mapToInt(said -> said.text().length()).sum())
                .isLessThanOrEqualTo(RoomLog.KEPT_CHAT_CHARACTERS);
        assertThat(chat.get(chat.size() - 1).ref()).isEqualTo("c99");
    }

    @Test
    void keepsNoMoreOfLinesThatAreShort() {
        for (int i = 0; i < 1_000; i++) {
            say("c" + i, "x");
        }
        assertThat(log.view().chat()).hasSizeBetween(100, 300);
    }

    private void end() {
        log.publish(seq -> new RoomEvent.Ended(seq, Instant.EPOCH, "ended"), published::add);
    }

    private void say(@Nullable String ref, String text) {
        ChatMessage message =
                new ChatMessage("id", ref, new ParticipantId("p"), "Bob", null, null, text, Instant.EPOCH);
        log.say(message, seq -> new RoomEvent.Chat(seq, Instant.EPOCH, message), published::add);
    }
}
