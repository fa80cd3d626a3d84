package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.SignIn;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The sign-in page: one form, no session, no script. */
@Named
@RequestScoped
public class LoginBean {

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Http http;
    private final Words words;

    private String email = "";
    private String password = "";
    private String next;
    private String visit;

    @Inject
    LoginBean(SignIn signIn, SessionCookie cookie, Http http, Words words) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.http = http;
        this.words = words;
        next = http.parameter("next");
        visit = http.parameter("id");
    }

    public @Nullable String signIn() {
        try {
            String device = Device.label(http.request().getHeader("User-Agent"));
            SignedIn signedIn = signIn.withPassword(email, Password.of(password), device);
            cookie.set(http.response(), signedIn.token());
            return Destination.after(next, visit, signedIn.caller());
        } catch (NotSignedIn e) {
            http.refuse("email", words.get("login.wrong"));
            return null;
        }
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
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
