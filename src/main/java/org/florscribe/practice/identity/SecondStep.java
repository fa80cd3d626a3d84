package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Refusal;

/**
 * What follows a right password, or a provider's word, when it is not enough. In transactions of its own, which keep what was counted and spent when
 * the answer is a refusal.
 */
@ApplicationScoped
@Transactional(value = Transactional.TxType.REQUIRES_NEW, dontRollbackOn = Refusal.class)
class SecondStep {

    private final HalfSignInRepository halves;
    private final StaffRepository staff;
    private final FactorRepository factors;
    private final SecondFactors second;
    private final SignInRulesRepository rules;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final Clock clock;

    @Inject
    SecondStep(
            HalfSignInRepository halves,
            StaffRepository staff,
            FactorRepository factors,
            SecondFactors second,
            SignInRulesRepository rules,
            PracticeScope scope,
            SecurityRecord record,
            Clock clock) {
        this.halves = halves;
        this.staff = staff;
        this.factors = factors;
        this.second = second;
        this.rules = rules;
        this.scope = scope;
        this.record = record;
        this.clock = clock;
    }

    /** Somebody whose half sign-in was finished, and with what. */
    record Finished(Staff person, Set<SignInProof> proofs, String deviceLabel) {}

    /**
     * @param first what was shown already
     * @return empty when that is enough
     */
    public Optional<SignInStep> after(Staff person, SignInProof first, String deviceLabel) {
        scope.enter(person.practiceId());
        boolean enrolling = !second.has(person);
        if (enrolling && !rules.get().secondFactor().concerns(person.roles())) {
            return Optional.empty();
        }
        if (enrolling) {
            second.begin(person);
        }
        Instant now = clock.instant();
        SecretToken token = SecretToken.random();
        halves.add(
                new HalfSignIn(
                        Ids.next(),
                        person.practiceId(),
                        person.id(),
                        token.hash(),
                        first,
                        enrolling,
                        deviceLabel,
                        now.plus(HalfSignIn.LIFE)),
                now);
        return Optional.of(SignInStep.half(token, enrolling));
    }

    /** What an API client has to show besides its password. @return with what it has signed in */
    public Set<SignInProof> prove(Staff person, Optional<String> code, Caller from) {
        scope.enter(person.practiceId());
        if (!second.has(person)) {
            if (rules.get().secondFactor().concerns(person.roles())) {
                throw new NotSignedIn(
                        "second-factor-enrolment-required",
                        "The practice asks for a second factor. Sign in with a browser once to set it up.");
            }
            return Set.of(SignInProof.PASSWORD);
        }
        String typed = code.orElseThrow(
                () -> new NotSignedIn("second-factor-required", "Send the code of the second factor too."));
        return Set.of(SignInProof.PASSWORD, used(person, typed, from));
    }

    /** What the app is to be told that has to be set up on the way in; empty when none has to. */
    public Optional<Enrolment> enrolment(SecretToken token) {
        return entered(token)
                .filter(HalfSignIn::enrolling)
                .flatMap(half -> staff.find(half.staffId())
                        .flatMap(person -> factors.pendingForChange(person.id())
                                .map(app -> second.enrolment(person, app.secret()))));
    }

    /**
     * @throws NotSignedIn {@code sign-in-over} when the half sign-in is over, {@code wrong-code} when the code is not right
     */
    public Finished finish(SecretToken token, String code, Caller from) {
        HalfSignIn half = attempted(token).filter(it -> !it.enrolling()).orElseThrow(SecondStep::over);
        Staff person = person(half);
        SignInProof proof = used(person, code, from);
        if (!halves.remove(half.id())) {
            throw over();
        }
        return new Finished(person, Set.of(half.first(), proof), half.deviceLabel());
    }

    /** Whether a provider has vouched for this person in the sign-in that was begun; it is finished by that. */
    public boolean finishVouched(SecretToken token, Staff shown) {
        return entered(token)
                .filter(half -> half.first() == SignInProof.SINGLE_SIGN_ON
                        && half.staffId().equals(shown.id()))
                .filter(half -> halves.remove(half.id()))
                .isPresent();
    }

    /** As {@link #finish}, with the first code of the app that is set up by it. @return the recovery codes too */
    public Enrolled enrol(SecretToken token, String code, Caller from) {
        HalfSignIn half = attempted(token).filter(HalfSignIn::enrolling).orElseThrow(SecondStep::over);
        Staff person = person(half);
        Authenticator app = factors.pendingForChange(person.id()).orElseThrow(SecondStep::over);
        if (!second.spend(app, code)) {
            throw wrong();
        }
        if (!halves.remove(half.id())) {
            throw over();
        }
        List<String> recoveryCodes = second.newRecoveryCodes(person);
        record.done(Caller.person(person, Optional.empty(), from), Event.FACTOR_ADDED, person.id());
        return new Enrolled(
                new Finished(person, Set.of(half.first(), SignInProof.CODE), half.deviceLabel()), recoveryCodes);
    }

    record Enrolled(Finished finished, List<String> recoveryCodes) {}

    private SignInProof used(Staff person, String code, Caller from) {
        return second.use(person, code, from).orElseThrow(() -> {
            record.refused(from, person.practiceId(), Event.SECOND_FACTOR_FAILED, person.id());
            return wrong();
        });
    }

    private Optional<HalfSignIn> attempted(SecretToken token) {
        return entered(token).filter(half -> halves.attempt(half.id(), clock.instant()));
    }

    private Optional<HalfSignIn> entered(SecretToken token) {
        Optional<HalfSignIn> half = halves.findByToken(token.hash(), clock.instant());
        half.ifPresent(found -> scope.enter(found.practiceId()));
        return half;
    }

    private Staff person(HalfSignIn half) {
        return staff.find(half.staffId())
                .filter(found -> found.state() == StaffState.ACTIVE)
                .orElseThrow(SecondStep::over);
    }

    private static NotSignedIn over() {
        return new NotSignedIn("sign-in-over", "Sign in again: the time for the code is over.");
    }

    private static NotSignedIn wrong() {
        return new NotSignedIn("wrong-code", "This code is not right, or was used before.");
    }
}
