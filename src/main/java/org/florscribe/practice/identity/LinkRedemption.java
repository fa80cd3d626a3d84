package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Recorded;

/** What becomes of an invitation or reset link, in short transactions around the slow hashing. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Recorded
class LinkRedemption {

    private final OneTimeLinkRepository links;
    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordContext context;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final Clock clock;

    @Inject
    LinkRedemption(
            OneTimeLinkRepository links,
            StaffRepository staff,
            SessionRepository sessions,
            PasswordContext context,
            PracticeScope scope,
            SecurityRecord record,
            Clock clock) {
        this.links = links;
        this.staff = staff;
        this.sessions = sessions;
        this.context = context;
        this.scope = scope;
        this.record = record;
        this.clock = clock;
    }

    /** Whose link this is; empty when it is spent, expired, for another purpose or was never ours. */
    public Optional<Staff> holder(SecretToken token, Purpose purpose) {
        return open(token, purpose).flatMap(link -> staff.find(link.staffId())).filter(found -> suits(found, purpose));
    }

    /** What this person's password may not be made of. */
    public List<String> contextOf(Staff person) {
        scope.enter(person.practiceId());
        return context.of(person);
    }

    /**
     * Spends the link and stores the password; other sessions of that person end.
     *
     * @throws NotFound when somebody else was faster
     */
    public void redeem(SecretToken token, Purpose purpose, String passwordHash, Caller from) {
        Instant now = clock.instant();
        OneTimeLink link = open(token, purpose).orElseThrow(NotFound::new);
        Staff person = staff.findForChange(link.staffId())
                .filter(found -> suits(found, purpose))
                .orElseThrow(NotFound::new);
        if (!links.spend(link.id(), now)) {
            throw new NotFound();
        }
        staff.change(person.withPassword(passwordHash));
        sessions.revokeAll(person.id(), Optional.empty(), now);
        record.done(
                Caller.person(person, Optional.empty(), from),
                purpose == Purpose.INVITATION ? Event.INVITATION_ACCEPTED : Event.PASSWORD_RESET,
                person.id());
    }

    private Optional<OneTimeLink> open(SecretToken token, Purpose purpose) {
        Optional<OneTimeLink> link = links.findByToken(token.hash())
                .filter(found -> found.purpose() == purpose && found.isOpen(clock.instant()));
        link.ifPresent(found -> scope.enter(found.practiceId()));
        return link;
    }

    private static boolean suits(Staff person, Purpose purpose) {
        return person.state() == (purpose == Purpose.INVITATION ? StaffState.INVITED : StaffState.ACTIVE);
    }
}
