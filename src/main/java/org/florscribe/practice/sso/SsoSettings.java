package org.florscribe.practice.sso;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Denied;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/**
 * Which provider a practice trusts. Whoever chooses it can come in as anybody, so an admin may look and an owner alone may change, who
 * has given the password within the last five minutes.
 */
@ApplicationService
public class SsoSettings {

    private static final String PRACTICE = "practice";

    private final SingleSignOnRepository settings;
    private final StaffRepository staff;
    private final IdentityProvider provider;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;

    @Inject
    SsoSettings(
            SingleSignOnRepository settings,
            StaffRepository staff,
            IdentityProvider provider,
            Reauthentication reauthentication,
            AuditTrail trail,
            CurrentCaller callers) {
        this.settings = settings;
        this.staff = staff;
        this.provider = provider;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
    }

    /** Empty until somebody has said something. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Optional<SingleSignOn> get() {
        trail.record(AuditAction.SINGLE_SIGN_ON_VIEWED, PRACTICE, callers.get().practice());
        return settings.find();
    }

    /** The addresses of who is exempt, by which an owner names them; in alphabetical order. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<String> exempt() {
        return settings.find().map(SingleSignOn::exempt).orElse(Set.of()).stream()
                .flatMap(id -> staff.find(id).stream())
                .map(person -> person.email().text())
                .sorted()
                .toList();
    }

    /**
     * What an owner wants.
     *
     * @param clientSecret empty for the one that is kept
     * @param exempt e-mail addresses
     * @param version the one that was looked at; 0 for the first
     */
    public record Wish(
            String name,
            String issuer,
            String clientId,
            Optional<String> clientSecret,
            Set<String> domains,
            Optional<Role> joining,
            String factorsAcr,
            boolean active,
            boolean required,
            Set<String> exempt,
            long version) {

        @Override
        public String toString() {
            return "Wish";
        }
    }

    /**
     * @throws Denied {@code owner-only} for an admin who does not own the practice
     * @throws InvalidInput naming the field that cannot be used
     * @throws StaleVersion when it was changed since
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public SingleSignOn change(Wish wish) {
        callers.get().requireOwner("Only an owner can change this: it decides who comes in as whom.");
        reauthentication.requireRecent();
        Optional<SingleSignOn> before = settings.findForChange();
        if (before.map(SingleSignOn::version).orElse(0L) != wish.version()) {
            throw new StaleVersion();
        }
        String secret = wish.clientSecret()
                .filter(it -> !it.isBlank())
                .or(() -> before.filter(
                                it -> it.terms().issuer().equals(wish.issuer().strip()))
                        .map(it -> it.terms().clientSecret()))
                .orElseThrow(() -> new InvalidInput(
                        "clientSecret", "Enter the client secret that the provider gave you for this address."));
        SingleSignOn.Terms terms = new SingleSignOn.Terms(
                wish.name(), wish.issuer(), wish.clientId(), secret, wish.domains(), wish.joining(), wish.factorsAcr());
        if (provider.refuses(terms.issuerAddress())) {
            throw new InvalidInput(
                    "issuer",
                    "This address may not be called: it is not https, or lies in a network"
                            + " that the operator has not allowed.");
        }
        boolean required = wish.active() && wish.required();
        Set<UUID> exempt = required ? exempt(wish.exempt()) : Set.of();
        SingleSignOn stored = settings.store(new SingleSignOn(
                callers.get().practice(),
                terms,
                wish.active(),
                required,
                exempt,
                before.map(SingleSignOn::entry).orElseGet(SecretToken::random),
                wish.version()));
        trail.record(AuditAction.SINGLE_SIGN_ON_CHANGED, PRACTICE, stored.practiceId());
        return stored;
    }

    private Set<UUID> exempt(Set<String> addresses) {
        Set<UUID> found = new HashSet<>();
        boolean owner = false;
        for (String address : addresses) {
            Staff person = named(address)
                    .orElseThrow(() -> new InvalidInput(
                            "exempt", "Each is the email address of somebody here who has a password."));
            found.add(person.id());
            owner |= person.is(Role.OWNER);
        }
        if (!owner) {
            throw new InvalidInput(
                    "exempt",
                    "Name at least one owner who can still sign in with a password, for the day on which the provider fails.");
        }
        return found;
    }

    private Optional<Staff> named(String address) {
        try {
            return staff.find(new EmailAddress(address)).filter(SsoSettings::hasPassword);
        } catch (InvalidInput e) {
            return Optional.empty(); // none that anybody can have
        }
    }

    private static boolean hasPassword(Staff person) {
        return person.state() == StaffState.ACTIVE && person.passwordHash().isPresent();
    }

    /** What it said of itself, for the list of who is contacted. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void tested(ProviderMetadata metadata) {
        settings.noteHosts(metadata.calledHosts());
    }

    /** The provider's address, for {@link SsoTrial}. @throws NotFound when none was said yet */
    @Requires(Permission.MANAGE_PRACTICE)
    public String toTest() {
        SingleSignOn found = settings.find().orElseThrow(NotFound::new);
        trail.record(AuditAction.SINGLE_SIGN_ON_TESTED, PRACTICE, found.practiceId());
        return found.terms().issuer();
    }
}
