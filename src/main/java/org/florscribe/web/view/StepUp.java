package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Reauthentication;

/** The password that a page asks for again before it does what counts; the browser gets the token that follows from it. */
@RequestScoped
public class StepUp {

    private final Reauthentication reauthentication;
    private final SessionCookie cookie;
    private final Http http;

    @Inject
    StepUp(Reauthentication reauthentication, SessionCookie cookie, Http http) {
        this.reauthentication = reauthentication;
        this.cookie = cookie;
        this.http = http;
    }

    /** @throws org.florscribe.shared.InvalidInput when it is not this person's password */
    public void with(String password) {
        reauthentication.stepUp(Password.of(password)).ifPresent(token -> cookie.set(http.response(), token));
    }
}
