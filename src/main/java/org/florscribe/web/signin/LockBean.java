package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SessionLock;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.web.view.Http;

/** The page of a locked browser that was loaded anew: nothing of a patient, and the way back by a name. */
@Named
@RequestScoped
public class LockBean {

    private final SessionLock lock;
    private final SessionCookie cookie;
    private final OnwardBean onward;
    private final Http http;

    private String password = "";

    @Inject
    LockBean(SessionLock lock, SessionCookie cookie, OnwardBean onward, Http http) {
        this.lock = lock;
        this.cookie = cookie;
        this.onward = onward;
        this.http = http;
    }

    /** Who was here; empty when the session is over, and signing in is what is left. */
    public String getHolder() {
        return cookie.read(http.request())
                .flatMap(lock::holder)
                .map(StaffView::displayName)
                .orElse("");
    }

    public String unlock() {
        SignedIn open = lock.unlock(held(), Password.of(password));
        cookie.set(http.response(), open.token());
        return onward.page(open.caller());
    }

    public String signOut() {
        cookie.read(http.request()).ifPresent(lock::signOut);
        cookie.clear(http.response());
        return "/login.xhtml?faces-redirect=true&done=signed-out";
    }

    private SecretToken held() {
        return cookie.read(http.request()).orElseThrow(Caller::notSignedIn);
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
