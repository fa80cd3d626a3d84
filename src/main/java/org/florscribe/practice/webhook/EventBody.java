package org.florscribe.practice.webhook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import java.util.UUID;
import org.florscribe.practice.audit.HeadSigned;

/**
 * The JSON of an event. It is made once and stored, so that every try sends the same bytes; nothing but ids, words of ours, a time
 * and a signed head stands in it, so nothing needs escaping.
 */
final class EventBody {

    private EventBody() {}

    static String of(UUID eventId, VisitMilestone milestone, Instant at) {
        StringJoiner ids = new StringJoiner(",", "{", "}");
        ids.add(text("encounterId", milestone.encounterId()));
        milestone.subjectId().ifPresent(id -> ids.add(text(milestone.event().subject(), id)));
        return of(eventId, milestone.event(), milestone.practiceId(), at, ids.toString());
    }

    static String of(UUID eventId, HeadSigned head, Instant at) {
        return of(eventId, WebhookEvent.AUDIT_HEAD, head.practiceId(), at, "{" + text("head", head.line()) + "}");
    }

    static String ofPing(UUID eventId, UUID practiceId, Instant at) {
        return of(eventId, WebhookEvent.TEST_PING, practiceId, at, "{}");
    }

    private static String of(UUID eventId, WebhookEvent event, UUID practiceId, Instant at, String ids) {
        return "{" + text("id", eventId) + "," + text("type", event.word()) + ","
                + text("occurredAt", at.truncatedTo(ChronoUnit.MILLIS)) + "," + text("practiceId", practiceId)
                + ",\"data\":" + ids + "}";
    }

    private static String text(String name, Object value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
