package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import java.security.Principal;

/** Its name comes back to the client as {@code user-name} of CONNECTED. */
record ParticipantPrincipal(ParticipantId participant) implements Principal {

    @Override
    public String getName() {
        return participant.value();
    }
}
