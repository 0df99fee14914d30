package dev.madang.signaling;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Hands a message handler the session that sent the message. */
final class SessionArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SignalingSession.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        SignalingSession session = SignalingSession.find(message.getHeaders());
        if (session == null) {
            throw new IllegalStateException("a frame of no session");
        }
        return session;
    }
}
