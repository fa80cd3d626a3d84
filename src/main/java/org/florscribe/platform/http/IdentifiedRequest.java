package org.florscribe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CallerPrincipal;
import org.jspecify.annotations.Nullable;

/** A request that knows its caller, so that an upgraded socket keeps knowing. */
final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final Caller caller;

    IdentifiedRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return caller.kind() == Caller.Kind.PERSON ? new CallerPrincipal(caller) : null;
    }
}
