package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Answers a command that cannot be carried out: a join by {@code refused}, everything else by {@code error}. */
@ControllerAdvice
class MessageProblems {

    private static final Logger log = LoggerFactory.getLogger(MessageProblems.class);

    private final Inboxes inboxes;
    private final JoinController joins;

    MessageProblems(Inboxes inboxes, JoinController joins) {
        this.inboxes = inboxes;
        this.joins = joins;
    }

    @MessageExceptionHandler
    void handle(ProblemException problem, SimpMessageHeaderAccessor headers, SignalingSession session) {
        answer(problem.code(), headers, session);
    }

    @MessageExceptionHandler
    void handle(MethodArgumentNotValidException invalid, SimpMessageHeaderAccessor headers, SignalingSession session) {
        BindingResult result = invalid.getBindingResult();
        if (result != null && result.getTarget() instanceof Commands.Chat chat && chat.ref() != null) {
            inboxes.error(session, ProblemCode.VALIDATION, chat.ref());
        } else {
            answer(ProblemCode.VALIDATION, headers, session);
        }
    }

    @MessageExceptionHandler
    void handle(MessageConversionException unreadable, SimpMessageHeaderAccessor headers, SignalingSession session) {
        answer(ProblemCode.MALFORMED, headers, session);
    }

    @MessageExceptionHandler
    void handle(Exception failed, SimpMessageHeaderAccessor headers, SignalingSession session) {
        log.error("A command failed", failed);
        answer(ProblemCode.INTERNAL, headers, session);
    }

    private void answer(ProblemCode code, SimpMessageHeaderAccessor headers, SignalingSession session) {
        String command = CommandDispatch.command(headers);
        if (Destinations.JOIN.equals(command)) {
            joins.refuse(session, code, null);
        } else {
            inboxes.error(session, code, command);
        }
    }
}
