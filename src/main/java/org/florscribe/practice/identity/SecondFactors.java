package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.florscribe.practice.identity.PasswordHasher.Verdict;

/** What somebody has besides their password, and whether a code is of it. Within the transaction of the use case. */
@ApplicationScoped
class SecondFactors {

    private final FactorRepository factors;
    private final PasskeyRepository passkeys;
    private final OneTimeCodes codes;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final Clock clock;

    @Inject
    SecondFactors(
            FactorRepository factors,
            PasskeyRepository passkeys,
            OneTimeCodes codes,
            PasswordHasher hasher,
            SignInThrottle throttle,
            Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.codes = codes;
        this.hasher = hasher;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Whether a password alone does not sign this person in. */
    boolean has(Staff person) {
        return factors.hasAuthenticator(person.id())
                || !passkeys.list(person.id()).isEmpty();
    }

    /**
     * Uses a code of the person's app, or a recovery code; each works once. A wrong one counts as a wrong password does.
     *
     * @return what it was; empty when it is none
     * @throws org.florscribe.shared.TooManyAttempts when this account or address has to wait
     */
    Optional<SignInProof> use(Staff person, String typed, Caller from) {
        throttle.check(person.email(), from.origin());
        Optional<SignInProof> proof = useAppCode(person, typed).or(() -> useRecoveryCode(person, typed));
        if (proof.isEmpty()) {
            throttle.failed(person.email(), from.origin());
        }
        return proof;
    }

    private Optional<SignInProof> useAppCode(Staff person, String typed) {
        return factors.authenticatorForChange(person.id())
                .filter(app -> spend(app, typed))
                .map(app -> SignInProof.CODE);
    }

    /** Whether this is a code of the app that was not used before; from then on it was. */
    boolean spend(Authenticator app, String typed) {
        Instant now = clock.instant();
        OptionalLong step = codes.stepOf(typed.replaceAll("\\s", ""), app.secret(), now);
        if (step.isEmpty() || step.getAsLong() <= app.lastStep()) {
            return false;
        }
        factors.store(app.used(step.getAsLong(), now));
        return true;
    }

    private Optional<SignInProof> useRecoveryCode(Staff person, String typed) {
        return RecoveryCode.parse(typed)
                .filter(code -> factors.recoveryCode(person.id(), code.position())
                        .filter(hash -> hasher.verify(code.hashed(), hash) != Verdict.DIFFERS)
                        .isPresent())
                .filter(code -> factors.spendRecoveryCode(person.id(), code.position(), clock.instant()))
                .map(code -> SignInProof.RECOVERY_CODE);
    }

    /** Ten new ones in place of those before; shown this once. */
    List<String> newRecoveryCodes(Staff person) {
        List<String> texts = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < RecoveryCode.COUNT; i++) {
            RecoveryCode code = RecoveryCode.random(i);
            texts.add(code.text());
            hashes.add(hasher.hash(code.hashed()));
        }
        factors.storeRecoveryCodes(person.practiceId(), person.id(), hashes);
        return texts;
    }

    /** An app to be confirmed by its first code; one that was begun before is forgotten, one in use stays until then. */
    Enrolment begin(Staff person) {
        byte[] secret = codes.newSecret();
        factors.store(Authenticator.begun(person, secret, clock.instant()));
        return enrolment(person, secret);
    }

    Enrolment enrolment(Staff person, byte[] secret) {
        return Enrolment.of(person.email(), codes.text(secret));
    }
}
