package org.florscribe.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.sso.SingleSignOn;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoSettings;
import org.florscribe.practice.sso.SsoSettings.Wish;
import org.florscribe.practice.sso.SsoSignIn;
import org.florscribe.practice.sso.SsoSignOut;
import org.florscribe.practice.sso.SsoTrial;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The provider that the practice's people prove at who they are: which it is, who comes in by it, and whether it answers as it has to. */
@Named
@RequestScoped
public class SingleSignOnBean {

    private static final String HERE = "/admin/single-sign-on.xhtml?faces-redirect=true&done=";

    private final SsoSettings settings;
    private final SsoSignIn signIn;
    private final SsoSignOut signOut;
    private final SsoTrial trial;
    private final StepUp stepUp;
    private final Words words;

    private Optional<SingleSignOn> kept = Optional.empty();
    private boolean tested;
    private Optional<SsoProblem> fault = Optional.empty();
    private String name = "";
    private String issuer = "";
    private String clientId = "";
    private String clientSecret = "";
    private String domains = "";
    private String joining = "";
    private String factorsAcr = "";
    private boolean active;
    private boolean required;
    private String exempt = "";
    private long version;
    private String password = "";

    @Inject
    SingleSignOnBean(
            SsoSettings settings, SsoSignIn signIn, SsoSignOut signOut, SsoTrial trial, StepUp stepUp, Words words) {
        this.settings = settings;
        this.signIn = signIn;
        this.signOut = signOut;
        this.trial = trial;
        this.stepUp = stepUp;
        this.words = words;
    }

    @PostConstruct
    void load() {
        kept = settings.get();
        kept.ifPresent(it -> {
            name = it.terms().name();
            issuer = it.terms().issuer();
            clientId = it.terms().clientId();
            domains = String.join(", ", it.terms().domainList());
            joining = it.terms().joining().map(Role::name).orElse("");
            factorsAcr = it.terms().factorsAcr();
            active = it.active();
            required = it.required();
            exempt = String.join(", ", settings.exempt());
            version = it.version();
        });
    }

    public String save() {
        stepUp.with(password);
        settings.change(new Wish(
                name,
                issuer,
                clientId,
                Optional.of(clientSecret).filter(it -> !it.isEmpty()),
                SingleSignOn.Terms.domains(domains),
                Optional.of(joining).filter(it -> !it.isEmpty()).map(Role::valueOf),
                factorsAcr,
                active,
                required,
                exempt(),
                version));
        return HERE + "single-sign-on-saved";
    }

    private Set<String> exempt() {
        return Arrays.stream(exempt.split("[\\s,;]+", -1))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Shown on the page that asked for it. */
    public @Nullable String test() {
        fault = trial.run();
        tested = true;
        return null;
    }

    public boolean isKept() {
        return kept.isPresent();
    }

    public boolean isTested() {
        return tested;
    }

    public boolean isTestPassed() {
        return tested && fault.isEmpty();
    }

    /** What came of the test, in words. */
    public String getTestWords() {
        return fault.map(it -> words.get("sso.problem." + it)).orElseGet(() -> words.get("single-sign-on.test-passed"));
    }

    /** What an admin registers with the provider. */
    public String getRedirectUri() {
        return signIn.redirectUri();
    }

    /** What the practice gives to its people; empty until the settings are kept. */
    public String getEntry() {
        return kept.map(it -> signIn.address(it.entry())).orElse("");
    }

    /** Where the provider says that somebody has signed out there. */
    public String getSignOutAddress() {
        return kept.map(it -> signOut.address(it.entry())).orElse("");
    }

    public List<Role> getJoiningRoles() {
        return SingleSignOn.JOINING_ROLES.stream().sorted().toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(String domains) {
        this.domains = domains;
    }

    public String getJoining() {
        return joining;
    }

    /** Faces says null for the choice without a value. */
    public void setJoining(@Nullable String joining) {
        this.joining = Objects.requireNonNullElse(joining, "");
    }

    public String getFactorsAcr() {
        return factorsAcr;
    }

    public void setFactorsAcr(String factorsAcr) {
        this.factorsAcr = factorsAcr;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getExempt() {
        return exempt;
    }

    public void setExempt(String exempt) {
        this.exempt = exempt;
    }
}
