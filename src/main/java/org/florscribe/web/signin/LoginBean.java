package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.platform.http.SingleSignOnCookies;
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
    private final Entrance entrance;
    private final SecondStepCookie half;
    private final SingleSignOnCookies cookies;
    private final OnwardBean onward;
    private final Http http;
    private final Words words;

    private String email = "";
    private String password = "";

    @Inject
    LoginBean(
            SignIn signIn,
            Entrance entrance,
            SecondStepCookie half,
            SingleSignOnCookies cookies,
            OnwardBean onward,
            Http http,
            Words words) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.half = half;
        this.cookies = cookies;
        this.onward = onward;
        this.http = http;
        this.words = words;
    }

    public @Nullable String signIn() {
        try {
            String device = Device.label(http.request().getHeader("User-Agent"));
            SignInStep step = signIn.withPassword(email, Password.of(password), device);
            return step.signedIn().map(this::enter).orElseGet(() -> goOn(step));
        } catch (NotSignedIn e) {
            http.refuse("email", words.get(e.slug().equals("practice-ended") ? "login.practice-ended" : "login.wrong"));
            return null;
        }
    }

    private String enter(SignedIn signedIn) {
        entrance.open(signedIn);
        return onward.page(signedIn.caller());
    }

    private String goOn(SignInStep step) {
        if (step.elsewhere().isPresent()) {
            cookies.remember(http.response(), step.elsewhere().get());
            return "/login.xhtml?faces-redirect=true&done=single-sign-on-only" + onward.parameters();
        }
        step.half().ifPresent(token -> half.set(http.response(), token));
        return "/second.xhtml?faces-redirect=true" + onward.parameters();
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
}
