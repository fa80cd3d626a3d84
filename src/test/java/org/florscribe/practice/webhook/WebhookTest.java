package org.florscribe.practice.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DAY_LATER = NOW.plus(Duration.ofDays(1));
    private static final Webhook WEBHOOK = Webhook.made(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Webhook.Terms("https://hooks.example.org/x?token=1", Set.of(WebhookEvent.NOTE_SIGNED)),
            NOW);

    @Test
    void it_is_switched_off_when_an_event_is_given_up_and_nothing_arrived_in_its_whole_day() {
        Webhook failing = failing(WEBHOOK, 12);
        assertThat(failing.state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(failing.line().failingSince()).contains(NOW);

        Webhook dead = failing.failed(AttemptOutcome.STATUS, Optional.of(NOW), DAY_LATER);

        assertThat(dead.state()).isEqualTo(WebhookState.SWITCHED_OFF);
        assertThat(dead.line().failures()).isEqualTo(13);
        assertThat(dead.switched(true).state()).isEqualTo(WebhookState.ACTIVE);
        assertThat(dead.switched(true).line().failures()).isZero();
    }

    @Test
    void it_stays_on_while_anything_arrives_or_too_few_tries_say_it_is_dead() {
        Webhook arrives = failing(failing(WEBHOOK, 12).delivered(NOW.plusSeconds(60)), 12);
        assertThat(arrives.failed(AttemptOutcome.STATUS, Optional.of(NOW), DAY_LATER)
                        .state())
                .isEqualTo(WebhookState.ACTIVE);
        assertThat(WEBHOOK.failed(AttemptOutcome.NO_ANSWER, Optional.of(NOW), DAY_LATER)
                        .state())
                .isEqualTo(WebhookState.ACTIVE);
    }

    @Test
    void whoever_wants_no_more_is_believed_at_once() {
        assertThat(WEBHOOK.failed(AttemptOutcome.GONE, Optional.empty(), NOW).state())
                .isEqualTo(WebhookState.SWITCHED_OFF);
        assertThat(WEBHOOK.switched(false)
                        .failed(AttemptOutcome.GONE, Optional.empty(), NOW)
                        .state())
                .as("an admin's own switch is not overruled")
                .isEqualTo(WebhookState.PAUSED);
    }

    @Test
    void for_a_day_after_a_change_both_secrets_sign() {
        String first = WEBHOOK.secrets().current();
        Webhook changed = WEBHOOK.withNewSecret(NOW);
        String second = changed.secrets().current();

        assertThat(first).matches("flor_whsec_[A-Za-z0-9_-]{43}").isNotEqualTo(second);
        assertThat(changed.secrets().signing(NOW)).containsExactly(second, first);
        assertThat(changed.secrets().signing(DAY_LATER)).containsExactly(second);
        Webhook again = changed.withNewSecret(NOW.plusSeconds(1));
        assertThat(again.secrets().signing(NOW.plusSeconds(1)))
                .containsExactly(again.secrets().current(), second);
        assertThat(again + "" + again.terms() + again.secrets())
                .doesNotContain(second)
                .doesNotContain("token=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "https://",
                "https://user:secret@hooks.example.org/",
                "https://hooks.example.org/#part",
                "https://hooks.example.org/a b",
                "javascript:alert(1)"
            })
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> new Webhook.Terms(url, Set.of(WebhookEvent.NOTE_SIGNED)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("url"));
    }

    @Test
    void events_are_words_of_the_list_and_at_least_one() {
        assertThat(Webhook.Terms.events(List.of("note.ready", "visit.planned")))
                .containsExactlyInAnyOrder(WebhookEvent.NOTE_READY, WebhookEvent.VISIT_PLANNED);
        assertThatThrownBy(() -> Webhook.Terms.events(List.of("note.eaten"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Webhook.Terms.events(List.of("test.ping"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Webhook.Terms("https://hooks.example.org/", Set.of()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_body_holds_ids_a_word_and_a_time() {
        UUID event = UUID.fromString("0190f5a0-0000-7000-8000-000000000001");
        UUID practice = UUID.fromString("0190f5a0-0000-7000-8000-000000000002");
        UUID visit = UUID.fromString("0190f5a0-0000-7000-8000-000000000003");
        UUID note = UUID.fromString("0190f5a0-0000-7000-8000-000000000004");

        assertThat(EventBody.of(event, new VisitMilestone(practice, WebhookEvent.NOTE_SIGNED, visit, note), NOW))
                .isEqualTo("""
                        {"id":"%s","type":"note.signed","occurredAt":"2026-03-02T09:00:00Z","practiceId":"%s",\
                        "data":{"encounterId":"%s","noteId":"%s"}}""".formatted(event, practice, visit, note));
        assertThat(EventBody.of(event, new VisitMilestone(practice, WebhookEvent.VISIT_PLANNED, visit), NOW))
                .contains("\"type\":\"visit.planned\"")
                .endsWith("\"data\":{\"encounterId\":\"" + visit + "\"}}");
        assertThat(EventBody.ofPing(event, practice, NOW))
                .contains("\"type\":\"test.ping\"")
                .endsWith("\"data\":{}}");
    }

    private static Webhook failing(Webhook webhook, int times) {
        Webhook now = webhook;
        for (int i = 0; i < times; i++) {
            now = now.failed(AttemptOutcome.STATUS, Optional.empty(), NOW.plusSeconds(i));
        }
        return now;
    }
}
