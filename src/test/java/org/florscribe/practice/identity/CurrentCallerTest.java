package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread serves one caller after the other: none of them may find out who was there before. */
class CurrentCallerTest {

    private final Accounting accounting = new Accounting();
    private final CurrentCaller callers = accounting.callers;
    private final Staff person = accounting.person(Role.CLINICIAN);
    private final Caller first = Caller.person(person, Optional.of(new UUID(1, 2)), Accounting.stranger());
    private final Caller second = Caller.system(Accounting.PRACTICE, "job");

    @Test
    void afterwards_nobody_is_there_and_within_it_who_was_before() throws Exception {
        assertThat(callers.find()).isEmpty();
        callers.callAs(first, () -> {
            assertThat(callers.callAs(second, callers::get)).isEqualTo(second);
            assertThat(callers.get()).isEqualTo(first);
            return true;
        });
        assertThat(callers.find()).isEmpty();

        callers.runAs(first, () -> {
            callers.runAs(second, () -> assertThat(callers.get()).isEqualTo(second));
            assertThat(callers.get()).isEqualTo(first);
        });
        assertThat(callers.find()).isEmpty();
    }

    @Test
    void after_a_failure_too() {
        assertThatThrownBy(() -> callers.callAs(first, () -> {
                    throw new IllegalStateException("work failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(callers.find()).isEmpty();
    }

    @Test
    void the_product_itself_is_no_person_and_a_person_is_of_one_practice() {
        assertThat(second.practice()).isEqualTo(Accounting.PRACTICE);
        assertThat(second.may(Permission.SYSTEM)).isTrue();
        assertThat(second.may(Permission.SELF)).isFalse();
        assertThatThrownBy(second::staff)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("person");
        Caller installation = Caller.installation("sweep");
        assertThat(installation.may(Permission.SYSTEM)).isTrue();
        assertThatThrownBy(installation::practice)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("practice");
        assertThat(installation.inPractice(Accounting.PRACTICE).practice()).isEqualTo(Accounting.PRACTICE);
        assertThat(first.credential()).contains(new UUID(1, 2));
        assertThat(Accounting.stranger().credential()).isEmpty();
    }

    @Test
    void an_eleventh_session_ends_the_oldest_and_each_is_on_record() {
        SessionOpening opening = new SessionOpening(
                accounting.signedIn,
                accounting.rules,
                accounting.devices,
                accounting.scope,
                accounting.record,
                accounting.clock);
        SignedIn oldest = open(opening);
        for (int i = 1; i < SessionOpening.PER_PERSON; i++) {
            accounting.clock.pass(Duration.ofSeconds(1));
            open(opening);
        }
        assertThat(isLive(oldest)).isTrue();
        assertThat(accounting.recorded).containsOnly(SecurityRecord.Event.SIGN_IN);
        accounting.clock.pass(Duration.ofSeconds(1));
        SignedIn newest = open(opening);

        assertThat(isLive(oldest)).isFalse();
        assertThat(isLive(newest)).isTrue();
        assertThat(accounting.recorded).endsWith(SecurityRecord.Event.SESSION_REVOKED, SecurityRecord.Event.SIGN_IN);
        assertThat(accounting.entered).containsOnly(Accounting.PRACTICE);
        assertThat(accounting.knownHere).contains(person.email());
        assertThat(newest.session().deviceLabel()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0007b"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> new StaffName(name, "Person")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new StaffName("Test", name)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void rules_have_their_ends() {
        assertThat(new StaffName("n".repeat(100), "m").given()).hasSize(100);
        assertThatThrownBy(() -> new StaffName("n".repeat(101), "m")).isInstanceOf(InvalidInput.class);
        for (int minutes : Set.of(1, 60)) {
            new SignInRules(minutes, SecondFactorRule.OPTIONAL).check();
        }
        for (int minutes : Set.of(0, 61)) {
            assertThatThrownBy(() -> new SignInRules(minutes, SecondFactorRule.OPTIONAL).check())
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private SignedIn open(SessionOpening opening) {
        return opening.openBrowser(person, Set.of(SignInProof.PASSWORD), "l".repeat(101), Accounting.stranger());
    }

    private boolean isLive(SignedIn signedIn) {
        return accounting.signedIn.find(signedIn.session().id()).orElseThrow().isLive(accounting.clock.instant());
    }
}
