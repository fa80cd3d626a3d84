package org.florscribe.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.practice.webhook.AttemptOutcome;
import org.florscribe.practice.webhook.WebhookCarrier;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.testing.FullServer;
import org.florscribe.testing.WebhookReceiver;
import org.florscribe.testing.WebhookReceiver.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookCarrierTest {

    private static final String SECRET = "flor_whsec_current";

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final HttpWebhookCarrier carrier = new HttpWebhookCarrier(LoopbackClient.make(), Clock.systemUTC());

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_receiver_that_checks_everything_takes_it() {
        receiver.knows(SECRET);

        WebhookCarrier.Receipt receipt = carrier.carry(parcel(receiver.url(), SECRET));

        assertThat(receiver.faults()).isEmpty();
        assertThat(receiver.events("note.signed")).hasSize(1);
        assertThat(receipt.outcome()).isEqualTo(AttemptOutcome.DELIVERED);
        assertThat(receipt.status()).contains(204);
    }

    @Test
    void it_is_not_taken_when_it_is_signed_with_another_secret() {
        receiver.knows("flor_whsec_other");

        assertThat(carrier.carry(parcel(receiver.url(), SECRET)).status()).contains(401);
        assertThat(receiver.faults()).containsExactly("not signed with a secret that is known here");
    }

    @Test
    void while_secrets_change_either_of_them_is_enough() {
        receiver.knows("flor_whsec_before");

        assertThat(carrier.carry(parcel(receiver.url(), SECRET, "flor_whsec_before"))
                        .outcome())
                .isEqualTo(AttemptOutcome.DELIVERED);
        assertThat(receiver.events().get(0).signatures()).isEqualTo(2);
    }

    @Test
    void what_was_signed_ten_minutes_ago_is_not_taken() {
        receiver.knows(SECRET);
        HttpWebhookCarrier late =
                new HttpWebhookCarrier(LoopbackClient.make(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));

        assertThat(late.carry(parcel(receiver.url(), SECRET)).outcome()).isEqualTo(AttemptOutcome.STATUS);
        assertThat(receiver.faults().get(0)).startsWith("too old");
    }

    /** Computed with openssl: {@code printf '1772442000.{"a":1}' | openssl dgst -sha256 -hmac flor_whsec_abc}. */
    @Test
    void the_signature_is_what_other_software_computes() {
        assertThat(WebhookSignature.of(
                        List.of("flor_whsec_abc"),
                        Instant.ofEpochSecond(1_772_442_000),
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("t=1772442000,v1=ac59cc1f8e27b0572c0d79f4692c4b0f182ddb48507300e6fe9880539f6c7653");
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN, STATUS, 500",
        "GONE, GONE, 410",
        "MOVED, REDIRECTED, 302",
        "MUTE, NO_ANSWER, 0",
        "ENDLESS, DELIVERED, 200"
    })
    void what_the_other_side_does_is_told_apart(Mood mood, AttemptOutcome outcome, int status) {
        receiver.next(mood);
        receiver.elsewhere(receiver.url());

        WebhookCarrier.Receipt receipt = carrier.carry(parcel(receiver.url(), SECRET));

        assertThat(receipt.outcome()).isEqualTo(outcome);
        assertThat(receipt.status()).isEqualTo(Optional.of(status).filter(it -> it > 0));
        assertThat(receiver.requests())
                .as("no second request, as to another address")
                .hasSize(1);
    }

    @Test
    void a_busy_one_says_when_it_wants_to_be_asked_again() {
        receiver.next(Mood.BUSY);

        assertThat(carrier.carry(parcel(receiver.url(), SECRET)).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void one_that_takes_no_connection_is_given_up_in_seconds() {
        try (FullServer full = new FullServer()) {
            WebhookCarrier.Receipt receipt = carrier.carry(parcel("http://127.0.0.1:" + full.port() + "/hook", SECRET));
            assertThat(receipt.outcome()).isEqualTo(AttemptOutcome.UNREACHABLE);
            assertThat(receipt.took()).isLessThan(Duration.ofSeconds(8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/hook",
                "https://10.0.0.1/hook",
                "https://192.168.7.7/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/hook",
                "https://[fd00::1]/hook",
                "https://[::ffff:10.0.0.1]/hook",
                "http://93.184.216.34/hook",
                "https://93.184.216.34:22/hook"
            })
    void an_address_that_may_not_be_called_is_refused_and_not_called(String url) {
        assertThat(carrier.refuses(URI.create(url))).isTrue();
        WebhookCarrier.Receipt receipt = carrier.carry(parcel(url, SECRET));
        assertThat(receipt.outcome()).isEqualTo(AttemptOutcome.ADDRESS_REFUSED);
        assertThat(receipt.took()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_name_that_nobody_knows_yet_is_not_refused_for_good() {
        URI unknown = URI.create("https://hooks.florscribe.invalid/hook");
        assertThat(carrier.refuses(unknown)).isFalse();
        assertThat(carrier.carry(parcel(unknown.toString(), SECRET)).outcome()).isEqualTo(AttemptOutcome.UNREACHABLE);
    }

    private static WebhookCarrier.Parcel parcel(String url, String... secrets) {
        UUID event = UUID.randomUUID();
        String body = """
                {"id":"%s","type":"note.signed","occurredAt":"2026-03-02T09:00:00Z","practiceId":"%s",\
                "data":{"encounterId":"%s"}}""".formatted(event, UUID.randomUUID(), UUID.randomUUID());
        return new WebhookCarrier.Parcel(
                URI.create(url), List.of(secrets), UUID.randomUUID(), event, WebhookEvent.NOTE_SIGNED, body);
    }
}
