package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.PasswordReset;
import org.florscribe.shared.NotFound;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The page for a forgotten password: asks for a link, and where the link leads to, for a new password. */
@Named
@RequestScoped
public class ResetBean {

    private final PasswordReset reset;
    private final Http http;
    private final Words words;

    private String token = "";
    private String password = "";
    private String email = "";

    @Inject
    ResetBean(PasswordReset reset, Http http, Words words) {
        this.reset = reset;
        this.http = http;
        this.words = words;
    }

    public @Nullable String choosePassword() {
        try {
            reset.confirm(token, Password.of(password));
            return "/login.xhtml?faces-redirect=true&done=password-chosen";
        } catch (NotFound e) {
            http.refuse("", words.get("reset.link-dead"));
            return null;
        }
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** The same answer whoever asks. */
    public String ask() {
        reset.request(email);
        return "/login.xhtml?faces-redirect=true&done=reset-asked";
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
