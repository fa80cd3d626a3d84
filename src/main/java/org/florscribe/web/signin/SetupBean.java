package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.tenant.FirstPerson;
import org.florscribe.practice.tenant.PracticeSetup;
import org.florscribe.shared.NotFound;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The first page of a new practice, reached by the link that only the operator sees. */
@Named
@RequestScoped
public class SetupBean {

    private final PracticeSetup setup;
    private final Http http;
    private final Words words;

    private String token = "";
    private String practice = "";
    private String timeZone = "";
    private String givenName = "";
    private String familyName = "";
    private String email = "";
    private String password = "";
    private boolean clinician = true;

    @Inject
    SetupBean(PracticeSetup setup, Http http, Words words) {
        this.setup = setup;
        this.http = http;
        this.words = words;
    }

    public @Nullable String complete() {
        try {
            FirstPerson person = new FirstPerson(
                    new StaffName(givenName, familyName),
                    new EmailAddress(email),
                    Password.of(password),
                    clinician ? Set.of(Role.CLINICIAN) : Set.of());
            setup.complete(token, Optional.of(practice), Optional.of(timeZone), person);
            return "/login.xhtml?faces-redirect=true&done=practice-made";
        } catch (NotFound e) {
            http.refuse("", words.get("setup.link-dead"));
            return null;
        }
    }

    /** All places a clock can be set to, by name. */
    public List<String> getTimeZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getPractice() {
        return practice;
    }

    public void setPractice(String practice) {
        this.practice = practice;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
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

    public boolean isClinician() {
        return clinician;
    }

    public void setClinician(boolean clinician) {
        this.clinician = clinician;
    }
}
