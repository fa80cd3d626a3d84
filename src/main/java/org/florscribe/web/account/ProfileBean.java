package org.florscribe.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.florscribe.platform.http.SessionCookie;
import org.florscribe.practice.identity.OwnAccount;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.SessionView;
import org.florscribe.practice.identity.SignedInSessions;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.practice.identity.Theme;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.jspecify.annotations.Nullable;

/** One's own page: colours, password, and where one is signed in. */
@Named
@RequestScoped
public class ProfileBean {

    private static final String HERE = "/app/profile.xhtml?faces-redirect=true&done=";

    private final OwnAccount account;
    private final SignedInSessions sessions;
    private final SessionCookie cookie;
    private final Http http;
    private final Times times;

    private @Nullable StaffView person;
    private @Nullable Theme theme;
    private String currentPassword = "";
    private String newPassword = "";

    @Inject
    ProfileBean(OwnAccount account, SignedInSessions sessions, SessionCookie cookie, Http http, Times times) {
        this.account = account;
        this.sessions = sessions;
        this.cookie = cookie;
        this.http = http;
        this.times = times;
    }

    public StaffView getPerson() {
        if (person == null) {
            person = account.get();
        }
        return person;
    }

    public List<Theme> getThemes() {
        return Arrays.asList(Theme.values());
    }

    public List<Line> getSessions() {
        return sessions.list().stream()
                .map(session ->
                        new Line(session, times.moment(session.createdAt()), times.moment(session.lastActionAt())))
                .toList();
    }

    public String keepTheme() {
        account.chooseTheme(getTheme());
        return HERE + "theme-kept";
    }

    public String changePassword() {
        account.changePassword(Password.of(currentPassword), Password.of(newPassword))
                .ifPresent(token -> cookie.set(http.response(), token));
        return HERE + "password-changed";
    }

    public boolean isWithPassword() {
        return account.hasPassword();
    }

    public String choosePassword() {
        account.choosePassword(Password.of(newPassword));
        return HERE + "password-set";
    }

    public String end(UUID session) {
        sessions.end(session);
        return HERE + "session-ended";
    }

    public String endOthers() {
        sessions.endOthers();
        return HERE + "sessions-ended";
    }

    public Theme getTheme() {
        return theme == null ? getPerson().theme() : theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }

    public String getCurrentPassword() {
        return currentPassword;
    }

    public void setCurrentPassword(String currentPassword) {
        this.currentPassword = currentPassword;
    }

    public String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    /** One session as it is listed, its times in the practice's zone. */
    public record Line(SessionView session, String since, String lastUsed) {}
}
