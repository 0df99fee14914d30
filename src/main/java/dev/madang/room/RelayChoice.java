package dev.madang.room;

import dev.madang.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps rooms from asking for a relay that nobody runs: in such a room nobody would ever be seen. */
@Component
class RelayChoice {

    private final ObjectProvider<Relay> relay;

    RelayChoice(ObjectProvider<Relay> relay) {
        this.relay = relay;
    }

    /** @throws ProblemException {@code validation} of {@code relayOnly} */
    void require(@Nullable Boolean relayOnly) {
        if (Boolean.TRUE.equals(relayOnly) && relay.stream().noneMatch(Relay::isAvailable)) {
            throw ProblemException.validation(List.of("relayOnly"));
        }
    }
}
