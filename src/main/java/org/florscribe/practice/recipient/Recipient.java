package org.florscribe.practice.recipient;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One place outside this process that is contacted.
 *
 * @param name as the practice or the operator calls it; empty where there is one of its purpose only
 * @param host with its port, e.g. {@code api.example.org:443}; empty when what is contacted decides itself, as a plug-in does
 * @param contents what it is given; nothing but {@link Content#SAMPLE} before an admin allows it patients' data
 */
public record Recipient(Purpose purpose, String name, Optional<String> host, Set<Content> contents) {

    /** What it is there for. */
    public enum Purpose {
        TRANSCRIBE,
        CAPTION,
        EXTRACT,
        DRAFT,
        CHECK,
        EHR,
        WEBHOOK,
        SIGN_IN,
        MAIL,
        AUDIO_STORE,
        KEY_SERVICE,
        DATABASE
    }

    /** What it is given. */
    public enum Content {
        AUDIO,
        KEY_TERMS,
        TRANSCRIPT,
        CONTEXT,
        AGE_AND_SEX,
        FINDINGS,
        STATEMENTS,
        SIGNED_NOTE,
        PATIENT_IDENTITY,
        STAFF_NAMES,
        EVENTS,
        SIGN_INS,
        SEALED_AUDIO,
        SEALED_RECORDS,
        PRACTICE_KEYS,
        SAMPLE
    }

    public Recipient {
        contents = Set.copyOf(contents);
    }

    /** Host and port of an address; the port is that of its scheme where it names none. */
    public static Optional<String> hostOf(String address) {
        URI uri = URI.create(address);
        if (uri.getHost() == null) {
            return Optional.empty();
        }
        int port = uri.getPort() != -1 ? uri.getPort() : usualPort(String.valueOf(uri.getScheme()));
        return Optional.of(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    }

    private static int usualPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> 80;
            case "smtp" -> 587;
            case "smtps" -> 465;
            default -> 443;
        };
    }
}
