package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.PasskeySignIn;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SessionLock;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Coming in, or back in, with a passkey. The page's script asks the browser; what it answers arrives by a form as all else does. */
@Named
@RequestScoped
public class PasskeyBean {

    private final PasskeySignIn signIn;
    private final SessionLock lock;
    private final SessionCookie cookie;
    private final SecondStepCookie half;
    private final Entrance entrance;
    private final OnwardBean onward;
    private final Http http;
    private final Words words;

    private String credential = "";

    @Inject
    PasskeyBean(
            PasskeySignIn signIn,
            SessionLock lock,
            SessionCookie cookie,
            SecondStepCookie half,
            Entrance entrance,
            OnwardBean onward,
            Http http,
            Words words) {
        this.signIn = signIn;
        this.lock = lock;
        this.cookie = cookie;
        this.half = half;
        this.entrance = entrance;
        this.onward = onward;
        this.http = http;
        this.words = words;
    }

    public boolean isPossible() {
        return signIn.isPossible();
    }

    public @Nullable String signIn() {
        try {
            SignedIn signedIn = signIn.finish(
                    credential,
                    half.read(http.request()),
                    Device.label(http.request().getHeader("User-Agent")));
            entrance.open(signedIn);
            return onward.page(signedIn.caller());
        } catch (NotSignedIn e) {
            return refuse();
        }
    }

    public @Nullable String unlock() {
        try {
            SignedIn open = lock.unlockWithPasskey(held(), credential);
            cookie.set(http.response(), open.token());
            return onward.page(open.caller());
        } catch (InvalidInput e) {
            return refuse();
        }
    }

    private @Nullable String refuse() {
        credential = "";
        http.refuse("", words.get("passkey.refused"));
        return null;
    }

    private SecretToken held() {
        return cookie.read(http.request()).orElseThrow(Caller::notSignedIn);
    }

    public String getCredential() {
        return credential;
    }

    public void setCredential(String credential) {
        this.credential = credential;
    }
}
