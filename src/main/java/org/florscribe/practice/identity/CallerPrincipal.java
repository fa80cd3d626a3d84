package org.florscribe.practice.identity;

import java.security.Principal;

/** The caller as the container carries it to places that this thread does not reach, such as an open socket. */
public record CallerPrincipal(Caller caller) implements Principal {

    @Override
    public String getName() {
        return caller.staffId().map(Object::toString).orElse("");
    }
}
