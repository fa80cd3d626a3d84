package org.florscribe.practice.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to bring an event.
 *
 * @param number from 1, over all tries of this delivery
 * @param status of the answer; empty when none came
 */
public record WebhookAttempt(int number, Instant at, AttemptOutcome outcome, Optional<Integer> status, Duration took) {}
