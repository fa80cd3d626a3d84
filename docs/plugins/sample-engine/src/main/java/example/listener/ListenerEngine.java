package example.listener;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * Speaks to a server that takes a WAV file by POST to {@code /listen} and answers a line of text for each thing that was said: first
 * and last millisecond, a letter for the voice, and the words, with tabs between.
 */
public final class ListenerEngine implements TranscriptionEngine {

    private static final int CONNECT_MS = 5_000;

    @Override
    public String kind() {
        return "listener";
    }

    @Override
    public TranscriptionAbility ability(EngineAccess access) {
        boolean speakers = true;
        boolean words = false;
        boolean detectsLanguage = false;
        long mostBytes = 25_000_000;
        Optional<Long> mostMs = Optional.of(Duration.ofMinutes(10).toMillis());
        int callsAtATime = 2;
        return new TranscriptionAbility(
                speakers, words, detectsLanguage, mostBytes, mostMs, Set.of("audio/wav"), Set.of(), callsAtATime);
    }

    @Override
    public SpokenText transcribe(EngineAccess access, TranscriptionRequest request) {
        try {
            // on the thread that was called: the audio is read from the practice's store as it is sent
            HttpURLConnection listener = (HttpURLConnection)
                    URI.create(access.baseUrl() + "/listen").toURL().openConnection();
            listener.setConnectTimeout(CONNECT_MS);
            listener.setReadTimeout((int) request.deadline().toMillis());
            listener.setRequestMethod("POST");
            listener.setDoOutput(true);
            listener.setFixedLengthStreamingMode(request.audio().sizeBytes());
            listener.setRequestProperty("Content-Type", request.audio().mediaType());
            try (InputStream audio = request.audio().open();
                    OutputStream out = listener.getOutputStream()) {
                audio.transferTo(out);
            }
            int status = listener.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new EngineFailure(
                        status >= 500 ? EngineFault.TRANSIENT : EngineFault.INPUT,
                        "The listener answers " + status + ".");
            }
            try (InputStream answer = listener.getInputStream()) {
                return read(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new EngineFailure(EngineFault.TRANSIENT, "The listener did not answer.", Optional.empty(), e);
        }
    }

    private static SpokenText read(String answer) {
        List<SpokenText.Phrase> said =
                answer.lines().map(ListenerEngine::phrase).toList();
        return new SpokenText(Optional.empty(), said, Optional.empty());
    }

    private static SpokenText.Phrase phrase(String line) {
        String[] parts = line.split("\t", 4);
        if (parts.length != 4) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "A line of the listener's answer has not four parts.");
        }
        return new SpokenText.Phrase(
                Optional.of(parts[2]), Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[3], List.of());
    }
}
