package org.florscribe.practice.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a practice can have others told. Names are stored and words are sent: neither is ever renamed or taken away. */
public enum WebhookEvent {
    VISIT_PLANNED("visit.planned", ""),
    VISIT_CANCELLED("visit.cancelled", ""),
    RECORDING_STOPPED("recording.stopped", "recordingId"),
    /** A draft waits for review; again after each redraft. */
    NOTE_READY("note.ready", "noteId"),
    NOTE_SIGNED("note.signed", "noteId"),
    /** A signed note got an addendum or was marked as entered in error. */
    NOTE_AMENDED("note.amended", "noteId"),
    NOTE_DELIVERED("note.delivered", "exportId"),
    /** A delivery to an EHR was parked and needs a person. */
    DELIVERY_FAILED("delivery.failed", "exportId"),
    /** A step of the pipeline was parked and needs a person. */
    STEP_FAILED("step.failed", "stepId"),
    /** The end of the practice's access log, signed: once a day, so that it can be kept where nobody here can change it. */
    AUDIT_HEAD("audit.head", ""),
    /** Sent when an admin asks for it, whatever the webhook listens for. */
    TEST_PING("test.ping", "");

    private final String word;
    private final String subject;

    WebhookEvent(String word, String subject) {
        this.word = word;
        this.subject = subject;
    }

    /** As it is sent, and as the API takes it. */
    public String word() {
        return word;
    }

    /** What the second id of its body is called; empty when it has none. */
    String subject() {
        return subject;
    }

    /** Those that a webhook can listen for. */
    public static List<WebhookEvent> all() {
        return Arrays.stream(values()).filter(event -> event != TEST_PING).toList();
    }

    public static Optional<WebhookEvent> ofWord(String word) {
        return all().stream().filter(event -> event.word.equals(word)).findFirst();
    }
}
