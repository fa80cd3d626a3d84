package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.SessionLock;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.web.view.Http;

/** What every way of signing in ends with. */
@RequestScoped
class Entrance {

    private final SessionCookie cookie;
    private final SecondStepCookie half;
    private final SessionLock sessions;
    private final Http http;

    @Inject
    Entrance(SessionCookie cookie, SecondStepCookie half, SessionLock sessions, Http http) {
        this.cookie = cookie;
        this.half = half;
        this.sessions = sessions;
        this.http = http;
    }

    /** The session that this browser had before is over (ASVS 7.2.4), and so is what was half done. */
    void open(SignedIn signedIn) {
        cookie.read(http.request()).ifPresent(sessions::signOut);
        half.read(http.request()).ifPresent(begun -> half.clear(http.response()));
        cookie.set(http.response(), signedIn.token());
    }
}
