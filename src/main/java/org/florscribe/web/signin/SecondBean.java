package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.EnrolledSignIn;
import org.florscribe.practice.identity.Enrolment;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SignIn;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.QrPicture;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The second step of signing in: a code, or setting up the app that makes them. */
@Named
@RequestScoped
public class SecondBean {

    private final SignIn signIn;
    private final Entrance entrance;
    private final SecondStepCookie half;
    private final OnwardBean onward;
    private final Http http;
    private final Words words;

    private String code = "";
    private @Nullable Enrolment enrolment;
    private boolean asked;
    private @Nullable EnrolledSignIn enrolled;

    @Inject
    SecondBean(SignIn signIn, Entrance entrance, SecondStepCookie half, OnwardBean onward, Http http, Words words) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.half = half;
        this.onward = onward;
        this.http = http;
        this.words = words;
    }

    public @Nullable String confirm() {
        try {
            SignedIn signedIn = signIn.withCode(held(), code);
            finish(signedIn);
            return onward.page(signedIn.caller());
        } catch (NotSignedIn e) {
            return refuse(e);
        }
    }

    /** Stays on the page: the recovery codes are shown this once. */
    public @Nullable String enrol() {
        try {
            enrolled = signIn.enrol(held(), code);
            finish(enrolled.signedIn());
            return null;
        } catch (NotSignedIn e) {
            return refuse(e);
        }
    }

    private void finish(SignedIn signedIn) {
        entrance.open(signedIn);
    }

    private @Nullable String refuse(NotSignedIn refused) {
        code = "";
        if (!refused.slug().equals("wrong-code")) {
            return "/login.xhtml?faces-redirect=true&done=sign-in-over";
        }
        http.refuse("code", words.get("second.wrong"));
        return null;
    }

    private SecretToken held() {
        return half.read(http.request()).orElseThrow(Caller::notSignedIn);
    }

    /** Whether an app has to be set up first. */
    public boolean isEnrolling() {
        return enrolled == null && enrolment() != null;
    }

    public String getSecret() {
        Enrolment it = enrolment();
        return it == null ? "" : it.secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    public QrPicture getPicture() {
        Enrolment it = enrolment();
        return QrPicture.of(it == null ? "" : it.address());
    }

    public List<String> getRecoveryCodes() {
        return enrolled == null ? List.of() : enrolled.recoveryCodes();
    }

    /** Where the recovery codes lead on to. */
    public String getOnward() {
        return enrolled == null
                ? ""
                : onward.page(enrolled.signedIn().caller())
                        .replace("?faces-redirect=true&", "?")
                        .replace("?faces-redirect=true", "");
    }

    private @Nullable Enrolment enrolment() {
        if (!asked) {
            enrolment = half.read(http.request()).flatMap(signIn::enrolment).orElse(null);
            asked = true;
        }
        return enrolment;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
