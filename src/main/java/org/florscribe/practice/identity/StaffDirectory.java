package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.StaleVersion;

/** Who works here and what each may do. Changes ask for a password given within the last five minutes. */
@ApplicationService
public class StaffDirectory {

    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final OneTimeLinkRepository links;
    private final LinkWriting writing;
    private final StaffLetters letters;
    private final FactorRepository factors;
    private final PasskeyRepository passkeys;
    private final ApiKeyRepository keys;
    private final OwnWaysIn ways;
    private final SignInThrottle throttle;
    private final Reauthentication reauthentication;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    StaffDirectory(
            StaffRepository staff,
            SessionRepository sessions,
            OneTimeLinkRepository links,
            LinkWriting writing,
            StaffLetters letters,
            FactorRepository factors,
            PasskeyRepository passkeys,
            ApiKeyRepository keys,
            OwnWaysIn ways,
            SignInThrottle throttle,
            Reauthentication reauthentication,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.links = links;
        this.writing = writing;
        this.letters = letters;
        this.factors = factors;
        this.passkeys = passkeys;
        this.keys = keys;
        this.ways = ways;
        this.throttle = throttle;
        this.reauthentication = reauthentication;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    @Requires(Permission.MANAGE_STAFF)
    public Page<StaffView> list(PageRequest page) {
        Page<StaffView> found = staff.list(page).map(StaffView::of);
        record.done(callers.get(), Event.STAFF_LISTED);
        return found;
    }

    @Requires(Permission.MANAGE_STAFF)
    public StaffView get(UUID id) {
        StaffView found = staff.find(id).map(StaffView::of).orElseThrow(NotFound::new);
        record.done(callers.get(), Event.STAFF_VIEWED, id);
        return found;
    }

    /**
     * The link in the answer is shown this once.
     *
     * @throws Conflict {@code email-taken} when somebody here has this address already
     */
    @Requires(Permission.MANAGE_STAFF)
    public InvitationSent invite(StaffName name, String email, Set<Role> roles) {
        reauthentication.requireRecent();
        EmailAddress address = new EmailAddress(email);
        checkRoles(Set.of(), roles);
        if (staff.find(address).isPresent()) {
            throw new Conflict("email-taken", "Somebody here has this e-mail address already.");
        }
        Caller caller = callers.get();
        Staff person = Staff.invited(Ids.next(), caller.practice(), name, address, roles, clock.instant());
        staff.add(person);
        record.done(caller, Event.STAFF_INVITED, person.id());
        return send(person);
    }

    /** A fresh link for somebody who has not answered; the one before dies. */
    @Requires(Permission.MANAGE_STAFF)
    public InvitationSent inviteAgain(UUID id) {
        reauthentication.requireRecent();
        Staff person = staff.findForChange(id).orElseThrow(NotFound::new);
        if (person.state() != StaffState.INVITED) {
            throw new Conflict("not-invited", "Only somebody who has not chosen a password yet can be invited again.");
        }
        record.done(callers.get(), Event.STAFF_INVITED, id);
        return send(person);
    }

    /**
     * For somebody who lost password or phone: both are forgotten, every session ends, and an invitation leads back in. Nobody
     * chooses a password for somebody else.
     *
     * @throws Conflict {@code own-account} for oneself, {@code last-owner} when nobody else owns the practice, {@code not-active}
     *     when there is no access to reset
     */
    @Requires(Permission.MANAGE_STAFF)
    public InvitationSent resetAccess(UUID id) {
        reauthentication.requireRecent();
        List<UUID> owners = staff.ownersForChange();
        Staff person = staff.findForChange(id).orElseThrow(NotFound::new);
        if (person.state() != StaffState.ACTIVE) {
            throw new Conflict("not-active", "Only the access of somebody who signs in can be reset.");
        }
        if (id.equals(callers.get().staff())) {
            throw new Conflict("own-account", "You cannot reset your own access. Another admin can.");
        }
        if (owners.contains(id) && owners.size() == 1) {
            throw new Conflict("last-owner", "Somebody has to own the practice. Make another person owner first.");
        }
        if (person.is(Role.OWNER)) {
            callers.get().requireOwner("Only an owner can reset the access of an owner.");
        }
        Staff stored = staff.change(person.invitedAnew());
        factors.removeAll(id);
        passkeys.removeAll(id);
        ways.forget(id);
        links.withdraw(id, Purpose.PASSWORD_RESET);
        endAll(id);
        throttle.reset(person.email());
        record.done(callers.get(), Event.ACCESS_RESET, id);
        return send(stored);
    }

    /**
     * Signs a person out everywhere, whatever they sign in with again: a device was left somewhere, or somebody else has a token.
     * Programs with keys of their own go on; recordings, too.
     *
     * @throws Conflict {@code own-account} for oneself
     */
    @Requires(Permission.MANAGE_STAFF)
    public void endSessions(UUID id) {
        reauthentication.requireRecent();
        Staff person = staff.find(id).orElseThrow(NotFound::new);
        if (id.equals(callers.get().staff())) {
            throw new Conflict("own-account", "Your own sessions you end under Profile.");
        }
        if (person.is(Role.OWNER)) {
            callers.get().requireOwner("Only an owner can sign an owner out.");
        }
        sessions.revokeAll(id, Optional.empty(), clock.instant());
        record.done(callers.get(), Event.SESSIONS_REVOKED, id);
    }

    /**
     * Name, roles, or whether they may sign in. Disabling ends every session and token of that person at once.
     *
     * @param version the one that was looked at
     * @throws StaleVersion when it was changed since
     * @throws Conflict {@code last-owner} when nobody would be left to own the practice, {@code own-account} for disabling oneself
     */
    @Requires(Permission.MANAGE_STAFF)
    public StaffView change(UUID id, StaffChange change, long version) {
        reauthentication.requireRecent();
        // owners first and in one order, so that two who remove each other do not both succeed
        List<UUID> owners = staff.ownersForChange();
        Staff before = staff.findForChange(id).orElseThrow(NotFound::new);
        if (before.version() != version) {
            throw new StaleVersion();
        }
        Staff after = before;
        after = change.name().map(after::named).orElse(after);
        if (change.roles().isPresent()) {
            checkRoles(before.roles(), change.roles().get());
            after = after.withRoles(EnumSet.copyOf(change.roles().get()));
        }
        if (change.enabled().isPresent()) {
            after = change.enabled().get() ? after.enabled() : after.disabled();
        }
        boolean ownsStill = after.is(Role.OWNER) && after.state() == StaffState.ACTIVE;
        if (owners.contains(id) && !ownsStill && owners.size() == 1) {
            throw new Conflict("last-owner", "Somebody has to own the practice. Make another person owner first.");
        }
        if (after.state() == StaffState.DISABLED && id.equals(callers.get().staff())) {
            throw new Conflict("own-account", "You cannot disable your own account. Another admin can.");
        }
        Staff stored = staff.change(after);
        recordChanges(before, stored);
        return StaffView.of(stored);
    }

    private void recordChanges(Staff before, Staff after) {
        Caller caller = callers.get();
        if (!before.displayName().equals(after.displayName()) || !before.roles().equals(after.roles())) {
            record.done(caller, Event.STAFF_CHANGED, after.id());
        }
        if (before.state() != after.state()) {
            boolean ended = after.state() == StaffState.DISABLED;
            record.done(caller, ended ? Event.STAFF_DISABLED : Event.STAFF_ENABLED, after.id());
            if (ended) {
                links.withdraw(after.id(), Purpose.INVITATION);
                links.withdraw(after.id(), Purpose.PASSWORD_RESET);
                endAll(after.id());
            }
        }
    }

    /** Sessions, tokens, and the programs that act for this person. */
    private void endAll(UUID id) {
        sessions.revokeAll(id, Optional.empty(), clock.instant());
        keys.revokeAll(id, clock.instant()).forEach(key -> record.done(callers.get(), Event.API_KEY_REVOKED, key));
    }

    /** Only an owner makes owners, or takes that away: an admin must not be able to raise themselves. */
    private void checkRoles(Set<Role> before, Set<Role> wanted) {
        if (wanted.isEmpty()) {
            throw new InvalidInput("roles", "Choose at least one role.");
        }
        if (!Role.ofPersons().containsAll(wanted)) {
            throw new InvalidInput("roles", "API_CLIENT is what an API key is; no person holds it.");
        }
        if (before.contains(Role.OWNER) != wanted.contains(Role.OWNER)) {
            callers.get().requireOwner("Only an owner can make somebody an owner, or end it.");
        }
    }

    private InvitationSent send(Staff person) {
        IssuedLink link = writing.issue(person, Purpose.INVITATION);
        boolean mailed = letters.areSent();
        if (mailed) {
            letters.invitation(person.id(), link.url(), link.expiresAt());
        }
        return new InvitationSent(StaffView.of(person), link, mailed);
    }
}
