package org.florscribe.testing.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.testing.tone.Heard;

/** The product's own spoken sample: the one piece of speech that is no tones, and that a stand-in knows by heart. */
final class KnownSample {

    static final Heard HEARD = new Heard(
            16_000,
            6_200,
            List.of(
                    said("one", 0, 300, "Good", "morning.", "What", "brings", "you", "in", "today?"),
                    said("two", 1, 3_200, "My", "left", "knee", "has", "been", "hurting", "since", "Monday.")),
            15,
            0);

    private static final String HASH = read();

    private KnownSample() {}

    static String hash() {
        return HASH;
    }

    private static Heard.Utterance said(String speaker, int number, long atMs, String... words) {
        return new Heard.Utterance(
                speaker,
                number,
                IntStream.range(0, words.length)
                        .mapToObj(i -> new Heard.Word(words[i], atMs + 350L * i, atMs + 350L * i + 300, i, 0.9))
                        .toList(),
                true,
                List.of());
    }

    private static String read() {
        try (InputStream in = TranscriptionEngine.class.getResourceAsStream("sample.wav")) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
