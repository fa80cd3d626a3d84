package org.florscribe.clinical.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.florscribe.clinical.recording.Span;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/**
 * Tells whether an engine was asked for this very piece before, under these very terms. The audio of a recording never changes, so
 * its id and the place in it stand for the bytes; the key and the price of the engine do not count.
 */
final class PieceFingerprint {

    private PieceFingerprint() {}

    /** SHA-256. */
    static byte[] of(EngineTurn turn, Span place) {
        EngineAccess access = turn.access();
        List<String> parts = new ArrayList<>(List.of(
                turn.recordingId().toString(),
                Long.toString(place.startMs()),
                Long.toString(place.endMs()),
                access.id().toString(),
                access.kind(),
                access.baseUrl(),
                access.model().orElse("")));
        new TreeMap<>(access.options()).forEach((key, value) -> {
            if (!key.equals(EngineOption.PRICE_PER_MINUTE.key())
                    && !key.equals(EngineOption.WEBHOOK.key())
                    && !key.equals(EngineOption.TERMS.key())) { // those that were sent count
                parts.add(key + "=" + value);
            }
        });
        turn.language().ifPresent(language -> parts.add("in " + language));
        parts.addAll(turn.keyTerms());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
