package org.florscribe.live;

import java.security.Principal;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;

/** Whom a ticket was given to and which recording it is for, as the container carries it to the socket. */
record TicketPrincipal(Caller caller, UUID recordingId) implements Principal {

    @Override
    public String getName() {
        return caller.staffId().map(Object::toString).orElse("");
    }
}
