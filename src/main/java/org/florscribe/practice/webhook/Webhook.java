package org.florscribe.practice.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.WebAddress;

/**
 * Somebody who is told of events. Immutable: each verb gives the webhook as it is afterwards.
 *
 * @param line how tellings went lately
 * @param removedAt from when on it is told nothing; its log stays for a while
 */
public record Webhook(
        UUID id,
        UUID practiceId,
        Terms terms,
        WebhookState state,
        SigningSecrets secrets,
        Line line,
        Optional<Instant> removedAt,
        long version,
        Instant createdAt) {

    /** Fewer in a row do not switch it off: a try after we were away ourselves for a day says little. */
    static final int FAILURES_THAT_SWITCH_OFF = 10;

    /** What an admin says about it. */
    public record Terms(String url, Set<WebhookEvent> events) {

        private static final String SHAPE = "This is an address such as https://hooks.example.org/florscribe.";

        public Terms {
            url = url.strip();
            WebAddress.of("url", url, SHAPE);
            if (events.isEmpty() || events.contains(WebhookEvent.TEST_PING)) {
                throw new InvalidInput("events", "Choose what it is told.");
            }
            events = Set.copyOf(events);
        }

        /** @throws InvalidInput when one of the words names no event */
        public static Set<WebhookEvent> events(Collection<String> words) {
            Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
            for (String word : words) {
                events.add(WebhookEvent.ofWord(String.valueOf(word))
                        .orElseThrow(() -> new InvalidInput("events", "There is no event of this name.")));
            }
            return events;
        }

        public URI address() {
            return URI.create(url);
        }

        @Override
        public String toString() {
            return "Terms[" + events + "]"; // an address may hold a secret of its own
        }
    }

    /**
     * How tellings went lately.
     *
     * @param failures in a row
     * @param failingSince the first of them
     */
    public record Line(int failures, Optional<Instant> failingSince, Optional<Instant> lastDeliveredAt) {

        static final Line UNUSED = new Line(0, Optional.empty(), Optional.empty());

        Line delivered(Instant now) {
            return new Line(0, Optional.empty(), Optional.of(now));
        }

        Line failed(Instant now) {
            return new Line(failures + 1, failingSince.or(() -> Optional.of(now)), lastDeliveredAt);
        }

        private boolean hasDeliveredSince(Instant time) {
            return lastDeliveredAt.filter(it -> !it.isBefore(time)).isPresent();
        }
    }

    static Webhook made(UUID id, UUID practiceId, Terms terms, Instant now) {
        return new Webhook(
                id,
                practiceId,
                terms,
                WebhookState.ACTIVE,
                SigningSecrets.made(now),
                Line.UNUSED,
                Optional.empty(),
                0,
                now);
    }

    Webhook with(Terms changed) {
        return copy(changed, state, secrets, line, removedAt);
    }

    /** Switching on forgets what failed before: it is another try. */
    Webhook switched(boolean on) {
        if (on == isActive()) {
            return this;
        }
        return on
                ? copy(
                        terms,
                        WebhookState.ACTIVE,
                        secrets,
                        new Line(0, Optional.empty(), line.lastDeliveredAt()),
                        removedAt)
                : copy(terms, WebhookState.PAUSED, secrets, line, removedAt);
    }

    Webhook withNewSecret(Instant now) {
        return copy(terms, state, secrets.changed(now), line, removedAt);
    }

    Webhook removed(Instant now) {
        return copy(terms, state, secrets, line, Optional.of(now));
    }

    Webhook delivered(Instant now) {
        return copy(terms, state, secrets, line.delivered(now), removedAt);
    }

    /**
     * A try failed. It is switched off when the other side wants no more, or when an event was given up, nothing else arrived in
     * its whole time either, and many tries say so.
     *
     * @param givenUp since when the event was tried that is given up now; empty while it is still tried
     */
    Webhook failed(AttemptOutcome outcome, Optional<Instant> givenUp, Instant now) {
        Line failed = line.failed(now);
        boolean dead = failed.failures() >= FAILURES_THAT_SWITCH_OFF
                && givenUp.filter(since -> !line.hasDeliveredSince(since)).isPresent();
        boolean off = isActive() && (dead || outcome == AttemptOutcome.GONE);
        return copy(terms, off ? WebhookState.SWITCHED_OFF : state, secrets, failed, removedAt);
    }

    public boolean isActive() {
        return state == WebhookState.ACTIVE && removedAt.isEmpty();
    }

    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    private Webhook copy(
            Terms newTerms,
            WebhookState newState,
            SigningSecrets newSecrets,
            Line newLine,
            Optional<Instant> newRemovedAt) {
        return new Webhook(id, practiceId, newTerms, newState, newSecrets, newLine, newRemovedAt, version, createdAt);
    }
}
