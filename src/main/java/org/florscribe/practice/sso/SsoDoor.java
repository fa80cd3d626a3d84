package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.EndedPractices;
import org.florscribe.practice.identity.PracticeScope;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffName;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.practice.identity.VouchedSignOut;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Recorded;

/** The reads and writes around the calls to a provider, each in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Recorded
class SsoDoor {

    private final SingleSignOnRepository settings;
    private final StaffRepository staff;
    private final TenantDirectory tenants;
    private final EndedPractices ended;
    private final VouchedSignOut sessions;
    private final PracticeScope scope;
    private final AuditTrail trail;
    private final Clock clock;

    @Inject
    SsoDoor(
            SingleSignOnRepository settings,
            StaffRepository staff,
            TenantDirectory tenants,
            EndedPractices ended,
            VouchedSignOut sessions,
            PracticeScope scope,
            AuditTrail trail,
            Clock clock) {
        this.settings = settings;
        this.staff = staff;
        this.tenants = tenants;
        this.ended = ended;
        this.sessions = sessions;
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
    }

    /** What stands behind a practice's own sign-in address, while it is switched on. */
    public Optional<SingleSignOn> behind(SecretToken entry) {
        return settings.practiceOf(entry.hash()).flatMap(this::of);
    }

    /** That of the only practice of this installation; empty where there are several, for then nobody may learn which. */
    public Optional<SingleSignOn> ofTheOnlyPractice() {
        List<UUID> practices = tenants.practices();
        return practices.size() == 1 ? of(practices.get(0)) : Optional.empty();
    }

    private Optional<SingleSignOn> of(UUID practiceId) {
        if (ended.hasEnded(practiceId)) {
            return Optional.empty(); // its keys are gone: nothing of it opens
        }
        scope.enter(practiceId);
        return settings.find().filter(SingleSignOn::active);
    }

    public void begin(SsoAttempt attempt, ProviderMetadata metadata) {
        scope.enter(attempt.practiceId());
        settings.noteHosts(metadata.calledHosts());
        settings.begin(attempt, clock.instant());
    }

    /** One that came back, and by what it is judged. */
    record Returned(SsoAttempt attempt, SingleSignOn settings) {}

    /** Takes what this browser began, so that nothing of it works again. */
    public Returned take(SecretToken browser) {
        SsoAttempt attempt =
                settings.findAttempt(browser.hash(), clock.instant()).orElseThrow(SsoDoor::over);
        scope.enter(attempt.practiceId());
        if (!settings.take(attempt.id())) {
            throw over();
        }
        // the admin may have chosen another provider meanwhile
        return of(attempt.practiceId())
                .filter(it -> it.terms().issuer().equals(attempt.issuer()))
                .map(it -> new Returned(attempt, it))
                .orElseThrow(SsoDoor::over);
    }

    /**
     * Whose account this is. The first time by a verified address of the practice's domains, and from then on by what the provider
     * calls the person and nothing else.
     */
    public Staff account(SingleSignOn practice, IdTokenRules.Person person, IdTokenClaims claims, Caller from) {
        scope.enter(practice.practiceId());
        Optional<UUID> known = settings.linked(person.hash());
        Staff found = known.isPresent()
                ? staff.findForChange(known.get()).orElseThrow()
                : byAddress(practice, person, claims, from);
        if (found.state() == StaffState.DISABLED) {
            throw new SsoRefused(SsoProblem.ACCOUNT_ENDED);
        }
        return found.state() == StaffState.ACTIVE ? found : staff.change(found.vouchedFor());
    }

    private Staff byAddress(SingleSignOn practice, IdTokenRules.Person person, IdTokenClaims claims, Caller from) {
        EmailAddress email = address(claims);
        if (!claims.emailVerified()) {
            throw new SsoRefused(SsoProblem.UNVERIFIED_EMAIL);
        }
        if (!practice.terms().takes(email)) {
            throw new SsoRefused(SsoProblem.FOREIGN_DOMAIN);
        }
        Optional<Staff> expected = staff.find(email);
        if (expected.isPresent() && settings.isLinked(expected.get().id(), person.issuer())) {
            throw new SsoRefused(SsoProblem.OTHER_PERSON);
        }
        Staff found = expected.orElseGet(() -> join(practice, email, claims, from));
        if (found.state() != StaffState.DISABLED) {
            settings.link(found.id(), person.issuer(), person.hash(), clock.instant());
            trail.recordAs(
                    Caller.person(found, Optional.empty(), from),
                    AuditAction.SINGLE_SIGN_ON_LINKED,
                    "staff",
                    found.id(),
                    null);
        }
        return found;
    }

    private Staff join(SingleSignOn practice, EmailAddress email, IdTokenClaims claims, Caller from) {
        Role role = practice.terms().joining().orElseThrow(() -> new SsoRefused(SsoProblem.UNKNOWN_PERSON));
        Staff person =
                Staff.joined(Ids.next(), practice.practiceId(), name(claims, email), email, role, clock.instant());
        staff.add(person);
        trail.recordAs(
                Caller.person(person, Optional.empty(), from), AuditAction.STAFF_JOINED, "staff", person.id(), null);
        return person;
    }

    private static EmailAddress address(IdTokenClaims claims) {
        try {
            return new EmailAddress(claims.email().orElseThrow(() -> new SsoRefused(SsoProblem.NO_EMAIL)));
        } catch (InvalidInput e) {
            throw new SsoRefused(SsoProblem.NO_EMAIL, e);
        }
    }

    /** As the provider knows it; where it says none, or none that can be one, the address stands for it until an admin changes it. */
    private static StaffName name(IdTokenClaims claims, EmailAddress email) {
        String local = email.text().substring(0, email.text().indexOf('@'));
        String stand = local.length() > 100 ? local.substring(0, 100) : local;
        try {
            return new StaffName(
                    claims.givenName().orElse(stand), claims.familyName().orElse(stand));
        } catch (InvalidInput e) {
            return new StaffName(stand, stand);
        }
    }

    /** Ends what this person was signed in to by the provider, everywhere. Nothing happens to who never came in by it. */
    public void signedOut(UUID practiceId, IdTokenRules.SignedOut said, Caller from) {
        scope.enter(practiceId);
        settings.linked(said.person().hash()).flatMap(staff::find).ifPresent(person -> {
            trail.recordAs(
                    Caller.person(person, Optional.empty(), from),
                    AuditAction.SINGLE_SIGN_ON_ENDED,
                    "staff",
                    person.id(),
                    null);
            sessions.end(person, said.by());
        });
    }

    public void refused(UUID practiceId, Caller from) {
        trail.recordRefusedAs(
                from, Optional.of(practiceId), AuditAction.SINGLE_SIGN_ON_REFUSED, "practice", practiceId, null);
    }

    private static SsoRefused over() {
        return new SsoRefused(SsoProblem.OVER);
    }
}
