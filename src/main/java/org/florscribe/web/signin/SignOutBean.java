package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.web.view.Http;

/** The way out, on every page. */
@Named
@RequestScoped
public class SignOutBean {

    private final SignedInSessions sessions;
    private final SessionCookie cookie;
    private final Http http;

    @Inject
    SignOutBean(SignedInSessions sessions, SessionCookie cookie, Http http) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.http = http;
    }

    public String signOut() {
        sessions.signOut();
        cookie.clear(http.response());
        return "/login.xhtml?faces-redirect=true&done=signed-out";
    }
}
