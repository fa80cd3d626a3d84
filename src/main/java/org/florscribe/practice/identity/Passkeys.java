package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.florscribe.practice.identity.PasskeyProtocol.Claim;
import org.florscribe.practice.identity.PasskeyProtocol.Made;
import org.florscribe.practice.identity.PasskeyProtocol.Signed;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Ids;

/** Making passkeys and judging what they signed. Within the transaction of the use case. */
@ApplicationScoped
class Passkeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 32;
    private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(5);

    private final PasskeyRepository keys;
    private final PasskeyProtocol protocol;
    private final StaffRepository staff;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final Clock clock;

    @Inject
    Passkeys(
            PasskeyRepository keys,
            PasskeyProtocol protocol,
            StaffRepository staff,
            PracticeScope scope,
            SecurityRecord record,
            Clock clock) {
        this.keys = keys;
        this.protocol = protocol;
        this.staff = staff;
        this.scope = scope;
        this.record = record;
        this.clock = clock;
    }

    /** A person and the passkey that proved it is them. */
    record Proven(Staff person, Passkey passkey) {}

    String askForNew(Staff person) {
        return protocol.creation(challenge(Optional.of(person.id())), person, keys.list(person.id()));
    }

    String ask() {
        return protocol.request(challenge(Optional.empty()));
    }

    /** Empty when the answer does not hold: foreign page, other person, too late, or twice. */
    Optional<Passkey> add(Staff person, String answer, String label) {
        Instant now = clock.instant();
        Optional<byte[]> challenge = protocol.read(answer)
                .map(Claim::challenge)
                .filter(asked -> keys.answer(asked, Optional.of(person.id()), now));
        Optional<Made> made = challenge.flatMap(asked -> protocol.made(answer, asked, person));
        return made.map(key -> {
            Passkey passkey = new Passkey(
                    Ids.next(),
                    person.practiceId(),
                    person.id(),
                    key.credentialId(),
                    key.publicKey(),
                    key.signatures(),
                    label,
                    now,
                    Optional.empty());
            keys.add(passkey);
            return passkey;
        });
    }

    /**
     * Whose passkey signed what was asked; enters that person's practice. Empty as {@link #add}.
     *
     * @param whose the ids of those it may be of
     */
    Optional<Proven> prove(String answer, Predicate<UUID> whose, Caller from) {
        Instant now = clock.instant();
        Optional<Claim> claim = protocol.read(answer).filter(it -> keys.answer(it.challenge(), Optional.empty(), now));
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Optional<Passkey> passkey =
                keys.findByCredential(claim.get().credentialId()).filter(found -> whose.test(found.staffId()));
        passkey.ifPresent(found -> scope.enter(found.practiceId()));
        return passkey.flatMap(found -> staff.find(found.staffId())
                .filter(person -> person.state() == StaffState.ACTIVE)
                .flatMap(person -> protocol.signed(answer, claim.get().challenge(), found)
                        .map(signed -> accepted(person, found, signed, from))));
    }

    private Proven accepted(Staff person, Passkey passkey, Signed signed, Caller from) {
        if (signed.counterWentBack()) {
            record.done(Caller.person(person, Optional.empty(), from), Event.PASSKEY_COUNTER_WENT_BACK, person.id());
        }
        Passkey used = passkey.used(signed.signatures(), clock.instant());
        keys.change(used);
        return new Proven(person, used);
    }

    List<Passkey> list(UUID staffId) {
        return keys.list(staffId);
    }

    private byte[] challenge(Optional<UUID> staffId) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(challenge);
        Instant now = clock.instant();
        keys.ask(challenge, staffId, now.plus(CHALLENGE_LIFE), now);
        return challenge;
    }
}
