package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.transport.Farewell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.StompSubProtocolErrorHandler;

/** Answers frames that never reach the guard with a code of ours, instead of the text of an exception. */
@Component
class RefusingErrorHandler extends StompSubProtocolErrorHandler {

    private final Refusals refusals;

    RefusingErrorHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Answers by itself, and leaves nothing for Spring to send. */
    @Override
    public @Nullable Message<byte[]> handleClientMessageProcessingError(@Nullable Message<byte[]> frame, Throwable ex) {
        Farewell farewell = Farewell.current();
        if (farewell != null) {
            refusals.refuse(farewell, code(frame, ex), Locale.ENGLISH);
        }
        return null;
    }

    /** What is ours has its code; the broker's own words are replaced. */
    @Override
    public Message<byte[]> handleErrorMessageToClient(Message<byte[]> error) {
        StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(error, StompHeaderAccessor.class);
        boolean ours = headers != null && headers.getFirstNativeHeader("code") != null;
        return ours ? error : refusals.error(ProblemCode.INTERNAL, Locale.ENGLISH);
    }

    /** Without a frame it could not be read; with one it came before CONNECT, or was a second CONNECT, or no number. */
    private static ProblemCode code(@Nullable Message<byte[]> frame, Throwable ex) {
        if (frame != null) {
            return ex instanceof NumberFormatException ? ProblemCode.MALFORMED : ProblemCode.FORBIDDEN;
        }
        String text = ex.getMessage();
        boolean tooLarge = ex instanceof StompConversionException
                && text != null
                && (text.contains("exceeds") || text.contains("exceeded"));
        return tooLarge ? ProblemCode.TOO_LARGE : ProblemCode.MALFORMED;
    }
}
