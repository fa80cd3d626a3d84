package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.InvitationSent;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffChange;
import org.florscribe.practice.identity.StaffDirectory;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.practice.tenant.ChartScope;
import org.florscribe.practice.tenant.ChartScopeSetting;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Who works here: list, invite, change roles, end access. Each change is confirmed with the admin's own password. */
@Named
@RequestScoped
public class StaffBean {

    private static final String HERE = "/admin/staff.xhtml?faces-redirect=true&done=";

    private final StaffDirectory directory;
    private final ChartScopeSetting scopes;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable Page<StaffView> people;
    private @Nullable StaffView chosen;
    private @Nullable InvitationSent sent;
    private String givenName = "";
    private String familyName = "";
    private String email = "";
    private String password = "";
    private @Nullable ChartScope scope;
    private Role[] roles = {};

    @Inject
    StaffBean(StaffDirectory directory, ChartScopeSetting scopes, StepUp stepUp, Http http, Times times, Words words) {
        this.directory = directory;
        this.scopes = scopes;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public Page<StaffView> getPeople() {
        if (people == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            people = directory.list(new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return people;
    }

    /** The person the page is opened for; empty while the list is shown. */
    public @Nullable StaffView getChosen() {
        if (chosen == null && http.findId("id").isPresent()) {
            chosen = directory.get(http.id("id"));
            roles = chosen.roles().toArray(Role[]::new);
        }
        return chosen;
    }

    public boolean isInvited() {
        StaffView person = getChosen();
        return person != null && person.state() == StaffState.INVITED;
    }

    public boolean isActive() {
        StaffView person = getChosen();
        return person != null && person.state() == StaffState.ACTIVE;
    }

    public boolean isDisabled() {
        StaffView person = getChosen();
        return person != null && person.state() == StaffState.DISABLED;
    }

    public List<Role> getAllRoles() {
        return Role.ofPersons();
    }

    public String rolesOf(StaffView person) {
        return person.roles().stream()
                .sorted()
                .map(role -> words.get("role." + role))
                .collect(Collectors.joining(", "));
    }

    public @Nullable String invite() {
        stepUp.with(password);
        sent = directory.invite(new StaffName(givenName, familyName), email, chosenRoles());
        return null;
    }

    public @Nullable String inviteAgain() {
        stepUp.with(password);
        sent = directory.inviteAgain(http.id("id"));
        return null;
    }

    public @Nullable String resetAccess() {
        stepUp.with(password);
        sent = directory.resetAccess(http.id("id"));
        return null;
    }

    public String endSessions() {
        stepUp.with(password);
        directory.endSessions(http.id("id"));
        return HERE + "staff-signed-out";
    }

    public String changeRoles() {
        stepUp.with(password);
        UUID id = http.id("id");
        directory.change(id, StaffChange.toRoles(chosenRoles()), version());
        return HERE + "staff-changed";
    }

    public String changeScope() {
        stepUp.with(password);
        scopes.change(getScope());
        return HERE + "scope-changed";
    }

    /** Whose charts those who work with charts see. */
    public ChartScope getScope() {
        if (scope == null) {
            scope = scopes.get();
        }
        return scope;
    }

    public void setScope(ChartScope scope) {
        this.scope = scope;
    }

    public List<ChartScope> getScopes() {
        return Arrays.asList(ChartScope.values());
    }

    public String disable() {
        stepUp.with(password);
        directory.change(http.id("id"), StaffChange.toEnabled(false), version());
        return HERE + "staff-disabled";
    }

    public String enable() {
        stepUp.with(password);
        directory.change(http.id("id"), StaffChange.toEnabled(true), version());
        return HERE + "staff-enabled";
    }

    /** The invitation just made; its link is shown this once. */
    public @Nullable InvitationSent getSent() {
        return sent;
    }

    public String getSentUntil() {
        return sent == null ? "" : times.moment(sent.link().expiresAt());
    }

    private long version() {
        return Long.parseLong(http.parameter("version"));
    }

    private Set<Role> chosenRoles() {
        return roles.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(roles));
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

    public Role[] getRoles() {
        return roles.clone();
    }

    public void setRoles(Role[] roles) {
        this.roles = roles.clone();
    }
}
