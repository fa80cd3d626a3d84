package org.florscribe.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.identity.Enrolment;
import org.florscribe.practice.identity.FactorsView;
import org.florscribe.practice.identity.OwnFactors;
import org.florscribe.practice.identity.OwnPasskeys;
import org.florscribe.practice.identity.PasskeySignIn;
import org.florscribe.practice.identity.PasskeyView;
import org.florscribe.shared.InvalidInput;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.QrPicture;
import org.florscribe.web.view.StepUp;
import org.jspecify.annotations.Nullable;

/** One's second factor, on one's own page. Each change asks for the password. */
@Named
@RequestScoped
public class FactorsBean {

    private static final String HERE = "/app/profile.xhtml?faces-redirect=true&done=";

    private final OwnFactors factors;
    private final OwnPasskeys passkeys;
    private final PasskeySignIn passkeySignIn;
    private final StepUp stepUp;
    private final Http http;

    private @Nullable FactorsView view;
    private @Nullable Enrolment begun;
    private boolean asked;
    private List<String> recoveryCodes = List.of();
    private String password = "";
    private String removePassword = "";
    private String code = "";

    @Inject
    FactorsBean(OwnFactors factors, OwnPasskeys passkeys, PasskeySignIn passkeySignIn, StepUp stepUp, Http http) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.passkeySignIn = passkeySignIn;
        this.stepUp = stepUp;
        this.http = http;
    }

    public FactorsView getView() {
        if (view == null) {
            view = factors.get();
        }
        return view;
    }

    public @Nullable String begin() {
        if (!steppedUp()) {
            return null;
        }
        factors.begin();
        return "/app/profile.xhtml?faces-redirect=true";
    }

    /** Stays on the page: the recovery codes are shown this once. */
    public @Nullable String confirm() {
        recoveryCodes = factors.confirm(code);
        forget();
        return null;
    }

    public @Nullable String newRecoveryCodes() {
        if (steppedUp()) {
            recoveryCodes = factors.newRecoveryCodes();
            forget();
        }
        return null;
    }

    public @Nullable String removeAuthenticator() {
        if (!steppedUp()) {
            return null;
        }
        factors.removeAuthenticator();
        return HERE + "factor-removed";
    }

    public boolean isPasskeysPossible() {
        return passkeySignIn.isPossible();
    }

    public List<PasskeyView> getPasskeys() {
        return passkeys.list();
    }

    public @Nullable String removePasskey(UUID id) {
        if (!steppedUp(removePassword, "removePassword")) {
            return null;
        }
        passkeys.remove(id);
        return HERE + "passkey-removed";
    }

    private boolean steppedUp() {
        return steppedUp(password, "factorPassword");
    }

    /** The page has another field for a password, so what is wrong with this one is said here. */
    private boolean steppedUp(String typed, String field) {
        try {
            stepUp.with(typed);
            return true;
        } catch (InvalidInput e) {
            http.refuse(field, e.errors().get(0).message());
            return false;
        }
    }

    private void forget() {
        view = null;
        begun = null;
        asked = false;
    }

    /** Whether an app waits for its first code, as it does for some minutes after it was begun. */
    public boolean isBegun() {
        return begun() != null;
    }

    public String getSecret() {
        Enrolment it = begun();
        return it == null ? "" : it.secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    public QrPicture getPicture() {
        Enrolment it = begun();
        return QrPicture.of(it == null ? "" : it.address());
    }

    private @Nullable Enrolment begun() {
        if (!asked) {
            begun = factors.pending().orElse(null);
            asked = true;
        }
        return begun;
    }

    public List<String> getRecoveryCodes() {
        return recoveryCodes;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getRemovePassword() {
        return removePassword;
    }

    public void setRemovePassword(String removePassword) {
        this.removePassword = removePassword;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
