package dev.madang.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerMessageTests {

    @Test
    void writesOneFrameForEachReader() {
        ServerMessage message = ServerMessage.of("/topic/x", "n:7\n", "{\"a\":\"é\"}", 10);
        assertThat(message.to("s1", 3))
                .isEqualTo("MESSAGE\nsubscription:s1\nmessage-id:3\ndestination:/topic/x\nn:7\n"
                        + "content-type:application/json;charset=UTF-8\ncontent-length:10\n\n{\"a\":\"é\"}\0");
        assertThat(message.to("s2", 1)).contains("subscription:s2\n");
        assertThat(message.bytes()).isEqualTo(10);
    }

    @Test
    void measuresBodiesInBytes() {
        assertThat(ServerMessage.of("/topic/x", "\"마당\"").to("s", 1)).contains("\ncontent-length:8\n");
    }

    /** What the reader has called it must not end the header. */
    @Test
    void escapesTheNameOfTheSubscription() {
        assertThat(ServerMessage.of("/topic/x", "1").to("a\nforged:1:\\", 1))
                .startsWith("MESSAGE\nsubscription:a\\nforged\\c1\\c\\\\\nmessage-id:1\n");
    }

    /** A receipt is called what its reader likes. */
    @Test
    void escapesTheValuesOfHeaders() {
        assertThat(ServerFrame.of("RECEIPT")
                        .with("receipt-id", "a\nforged:1\r\\")
                        .empty())
                .isEqualTo("RECEIPT\nreceipt-id:a\\nforged\\c1\\r\\\\\n\n\0");
    }

    /** A container that cannot encode a message closes the connection of its reader. */
    @Test
    void writesNoHalfOfASurrogatePair() {
        assertThat(ServerMessage.of("/topic/x", "\"\uD83D\"").to("s", 1)).contains("\ncontent-length:3\n\n\"?\"");
        assertThat(ServerFrame.of("ERROR").json("\"\uD83D\"")).contains("\ncontent-length:3\n\n\"?\"");
    }
}
