package org.florscribe.practice.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.shared.Ids;

/** Writes letters into the queue, in the transaction that gave reason to write. */
@ApplicationScoped
class QueuedLetters implements StaffLetters {

    private final LetterRepository letters;
    private final LetterCarrier carrier;
    private final Event<LetterQueued> queued;
    private final CurrentCaller callers;
    private final Installation installation;
    private final Clock clock;

    @Inject
    QueuedLetters(
            LetterRepository letters,
            LetterCarrier carrier,
            Event<LetterQueued> queued,
            CurrentCaller callers,
            Installation installation,
            Clock clock) {
        this.letters = letters;
        this.carrier = carrier;
        this.queued = queued;
        this.callers = callers;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public boolean areSent() {
        return carrier.isSetUp();
    }

    @Override
    public void invitation(UUID staffId, String link, Instant expiresAt) {
        queue(staffId, Letter.Kind.INVITATION, LetterText.invitation(link, expiresAt));
    }

    @Override
    public void passwordReset(UUID staffId, String link, Instant expiresAt) {
        queue(staffId, Letter.Kind.PASSWORD_RESET, LetterText.passwordReset(link, expiresAt));
    }

    @Override
    public void unsignedVisits(UUID staffId, int visits) {
        queue(staffId, Letter.Kind.UNSIGNED_VISITS, LetterText.unsignedVisits(visits, installation.publicUrl()));
    }

    @Override
    public void emergencyOpened(UUID staffId) {
        queue(staffId, Letter.Kind.EMERGENCY_ACCESS, LetterText.emergencyOpened(installation.publicUrl()));
    }

    @Override
    public void apiKeyWaits(UUID staffId) {
        queue(staffId, Letter.Kind.API_KEY_WAITS, LetterText.apiKeyWaits(installation.publicUrl()));
    }

    @Override
    public void signInEnded(UUID staffId, Instant at) {
        queue(staffId, Letter.Kind.TOKEN_REUSED, LetterText.signInEnded(at, installation.publicUrl()));
    }

    @Override
    public void webhookSwitchedOff(UUID staffId) {
        queue(staffId, Letter.Kind.WEBHOOK_OFF, LetterText.webhookSwitchedOff(installation.publicUrl()));
    }

    @Override
    public void signInChanged(UUID practiceId, UUID staffId, String what) {
        queue(
                practiceId,
                staffId,
                Letter.Kind.SIGN_IN_CHANGED,
                LetterText.signInChanged(what, clock.instant(), installation.publicUrl()));
    }

    @Override
    public void practiceEnds(UUID staffId, Instant dueAt) {
        queue(staffId, Letter.Kind.PRACTICE_ENDS, LetterText.practiceEnds(dueAt, installation.publicUrl()));
    }

    private void queue(UUID staffId, Letter.Kind kind, String body) {
        queue(callers.get().practice(), staffId, kind, body);
    }

    private void queue(UUID practiceId, UUID staffId, Letter.Kind kind, String body) {
        letters.add(Letter.queued(Ids.next(), practiceId, staffId, kind, body, clock.instant()));
        queued.fire(new LetterQueued(practiceId));
    }
}
