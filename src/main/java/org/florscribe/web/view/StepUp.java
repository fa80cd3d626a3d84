package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Confirmation;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Reauthentication;

/** What a page asks for again before it does what counts; the browser gets the token that follows from it. */
@RequestScoped
public class StepUp {

    /** The field of the form that a script fills. */
    private static final String PASSKEY = "confirm-passkey";

    private final Reauthentication reauthentication;
    private final SessionCookie cookie;
    private final Http http;

    @Inject
    StepUp(Reauthentication reauthentication, SessionCookie cookie, Http http) {
        this.reauthentication = reauthentication;
        this.cookie = cookie;
        this.http = http;
    }

    /**
     * @param password as typed; not looked at when a passkey answered instead
     * @throws org.florscribe.shared.InvalidInput when it is not this person's password or passkey
     */
    public void with(String password) {
        reauthentication.stepUp(shown(password)).ifPresent(token -> cookie.set(http.response(), token));
    }

    /** What came with the form: the answer of a passkey, or else this password. */
    public Confirmation shown(String password) {
        return byPasskey().map(Confirmation::ofPasskey).orElseGet(() -> Confirmation.of(Password.of(password)));
    }

    Optional<String> byPasskey() {
        return Optional.of(http.parameter(PASSKEY)).filter(it -> !it.isEmpty());
    }
}
