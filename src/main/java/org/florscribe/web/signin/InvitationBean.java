package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.Invitations;
import org.florscribe.practice.identity.Password;
import org.florscribe.shared.NotFound;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The page of an invitation: a password makes the account theirs. */
@Named
@RequestScoped
public class InvitationBean {

    private final Invitations invitations;
    private final Http http;
    private final Words words;

    private String token = "";
    private String password = "";

    @Inject
    InvitationBean(Invitations invitations, Http http, Words words) {
        this.invitations = invitations;
        this.http = http;
        this.words = words;
    }

    public @Nullable String choosePassword() {
        try {
            invitations.accept(token, Password.of(password));
            return "/login.xhtml?faces-redirect=true&done=password-chosen";
        } catch (NotFound e) {
            http.refuse("", words.get("invitation.link-dead"));
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
}
