package dev.madang.signaling;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/** The way to the broker. What one thread sends arrives in the order sent. */
@Component
class Topics {

    private final MessageChannel broker;

    Topics(@Lazy @Qualifier("brokerChannel") MessageChannel broker) {
        this.broker = broker;
    }

    void send(Message<byte[]> message) {
        broker.send(message);
    }

    void send(String destination, byte[] body) {
        SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setDestination(destination);
        headers.setContentType(InboxHeaders.JSON);
        send(MessageBuilder.createMessage(body, headers.getMessageHeaders()));
    }
}
