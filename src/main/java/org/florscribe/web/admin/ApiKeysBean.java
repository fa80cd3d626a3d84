package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.ApiKeyMade;
import org.florscribe.practice.identity.ApiKeyView;
import org.florscribe.practice.identity.ApiKeyWish;
import org.florscribe.practice.identity.ApiKeys;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Scope;
import org.florscribe.practice.identity.StaffDirectory;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.identity.StaffView;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The keys of programs: list, make, replace, revoke. Each change is confirmed with the admin's own password. */
@Named
@RequestScoped
public class ApiKeysBean {

    private static final List<Integer> LIVES = List.of(30, 90, 180, 365);
    private static final Duration OVERLAP = Duration.ofDays(7);

    private final ApiKeys keys;
    private final StaffDirectory directory;
    private final CurrentCaller callers;
    private final StepUp stepUp;
    private final Clock clock;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable List<ApiKeyView> all;
    private @Nullable ApiKeyView chosen;
    private @Nullable ApiKeyMade made;
    private String name = "";
    private String owner = "";
    private String addresses = "";
    private int days = 90;
    private Scope[] scopes = {};
    private String password = "";

    @Inject
    ApiKeysBean(
            ApiKeys keys,
            StaffDirectory directory,
            CurrentCaller callers,
            StepUp stepUp,
            Clock clock,
            Http http,
            Times times,
            Words words) {
        this.keys = keys;
        this.directory = directory;
        this.callers = callers;
        this.stepUp = stepUp;
        this.clock = clock;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<ApiKeyView> getAll() {
        if (all == null) {
            all = keys.list().items();
        }
        return all;
    }

    /** The key the page is opened for; empty while the list is shown. */
    public @Nullable ApiKeyView getChosen() {
        if (chosen == null && http.findId("id").isPresent()) {
            chosen = keys.get(http.id("id"));
        }
        return chosen;
    }

    /** Whose program it may be. */
    public List<StaffView> getPeople() {
        return directory.list(new PageRequest(PageRequest.MAX_LIMIT, Optional.empty())).items().stream()
                .filter(person -> person.state() == StaffState.ACTIVE)
                .toList();
    }

    public @Nullable String make() {
        stepUp.with(password);
        made = keys.make(new ApiKeyWish(
                name,
                Optional.of(owner).filter(it -> !it.isEmpty()).map(UUID::fromString),
                chosenScopes(),
                end(),
                Arrays.asList(addresses.split("[,\\s]+", -1))));
        all = null;
        return null;
    }

    public @Nullable String replace() {
        stepUp.with(password);
        made = keys.replace(http.id("id"), OVERLAP, end());
        return null;
    }

    public String revoke() {
        stepUp.with(password);
        keys.revoke(http.id("id"));
        return "/admin/api-keys.xhtml?faces-redirect=true&done=api-key-revoked";
    }

    /** The key just made; its secrets are shown this once. */
    public @Nullable ApiKeyMade getMade() {
        return made;
    }

    public String scopesOf(ApiKeyView key) {
        return key.scopes().all().stream().sorted().map(Scope::text).collect(Collectors.joining(", "));
    }

    public String moment(Instant at) {
        return times.moment(at);
    }

    public String lastUse(ApiKeyView key) {
        return key.lastUsedAt()
                .map(at -> words.get(
                        "api-key.used", times.moment(at), key.lastUsedFrom().orElse("")))
                .orElseGet(() -> words.get("api-key.unused"));
    }

    public List<Scope> getAllScopes() {
        return Scope.forKeys();
    }

    public List<Integer> getLives() {
        return LIVES;
    }

    public String life(int inDays) {
        return words.get("api-key.days", inDays);
    }

    private Instant end() {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private Set<Scope> chosenScopes() {
        return scopes.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(scopes));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getOwner() {
        return owner.isEmpty() ? callers.get().staff().toString() : owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public String getAddresses() {
        return addresses;
    }

    public void setAddresses(String addresses) {
        this.addresses = addresses;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public Scope[] getScopes() {
        return scopes.clone();
    }

    public void setScopes(Scope[] scopes) {
        this.scopes = scopes.clone();
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
