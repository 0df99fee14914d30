package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.AbstractMessageChannel;
import org.springframework.messaging.support.ChannelInterceptor;

@LiveServer
class AdmissionIntegrationTests {

    private final TestServer server;
    private final AbstractMessageChannel channel;

    AdmissionIntegrationTests(
            @LocalServerPort int port, @Qualifier("clientInboundChannel") AbstractMessageChannel channel) {
        server = TestServer.at(port);
        this.channel = channel;
    }

    /**
     * Spring takes a frame out of its queue when the guard holds it back, and again when it was handled, if it still
     * knows how. Both at once end the session of an innocent client.
     */
    @Test
    void connectThatIsSentAgainTouchesNoQueue() {
        List<Message<?>> admitted = new CopyOnWriteArrayList<>();
        ChannelInterceptor last = new ChannelInterceptor() {
            @Override
            public Message<?> preSend(Message<?> message, MessageChannel ignored) {
                if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) == SimpMessageType.CONNECT) {
                    admitted.add(message);
                }
                return message;
            }
        };
        channel.addInterceptor(last);
        try {
            TestUser user = server.register("Ann");
            user.join(user.createRoom(), TransportKind.WEBSOCKET);
        } finally {
            channel.removeInterceptor(last);
        }
        assertThat(admitted).hasSize(1);
        assertThat(admitted.get(0).getHeaders().values()).isNotEmpty().doesNotHaveAnyElementsOfTypes(Runnable.class);
    }
}
