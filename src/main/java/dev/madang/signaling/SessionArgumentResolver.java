package dev.madang.signaling;

import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/** Hands a message handler the session that sent the message. */
final class SessionArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SignalingSession.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        Map<String, Object> attributes = SimpMessageHeaderAccessor.getSessionAttributes(message.getHeaders());
        if (attributes == null || !(attributes.get(CommandDispatch.SESSION) instanceof SignalingSession session)) {
            throw new IllegalStateException("a command of no session");
        }
        return session;
    }
}
