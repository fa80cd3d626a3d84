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
    private final Http http;

    private String password = "";
    private String next;
    private String visit;

    @Inject
    LockBean(SessionLock lock, SessionCookie cookie, Http http) {
        this.lock = lock;
        this.cookie = cookie;
        this.http = http;
        next = http.parameter("next");
        visit = http.parameter("id");
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
        return Destination.after(next, visit, open.caller());
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

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getVisit() {
        return visit;
    }

    public void setVisit(String visit) {
        this.visit = visit;
    }
}
