package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.SignIn;
import org.florscribe.practice.identity.SignInStep;
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
    private final SecondStepCookie half;
    private final Http http;
    private final Words words;

    private String email = "";
    private String password = "";
    private String next;
    private String visit;

    @Inject
    LoginBean(SignIn signIn, SessionCookie cookie, SecondStepCookie half, Http http, Words words) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.half = half;
        this.http = http;
        this.words = words;
        next = http.parameter("next");
        visit = http.parameter("id");
    }

    public @Nullable String signIn() {
        try {
            String device = Device.label(http.request().getHeader("User-Agent"));
            SignInStep step = signIn.withPassword(email, Password.of(password), device);
            return step.signedIn().map(this::enter).orElseGet(() -> askForMore(step));
        } catch (NotSignedIn e) {
            http.refuse("email", words.get("login.wrong"));
            return null;
        }
    }

    private String enter(SignedIn signedIn) {
        cookie.set(http.response(), signedIn.token());
        return Destination.after(next, visit, signedIn.caller());
    }

    private String askForMore(SignInStep step) {
        step.half().ifPresent(token -> half.set(http.response(), token));
        String onward = next.matches("[a-z]{1,20}") ? "&next=" + next : "";
        return "/second.xhtml?faces-redirect=true" + onward + (visit.matches("[0-9a-fA-F-]{36}") ? "&id=" + visit : "");
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
