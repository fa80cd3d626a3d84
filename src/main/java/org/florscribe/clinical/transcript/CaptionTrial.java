package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.florscribe.clinical.caption.Caption;
import org.florscribe.clinical.caption.CaptionStream;
import org.florscribe.clinical.caption.CaptionStreams;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** Plays an engine for live captions our spoken sample, as fast as it is spoken. Only jobs do this: it takes its time. */
@ApplicationScoped
class CaptionTrial {

    private static final int WAV_HEADER = 44;
    private static final int FRAME_MS = 200;
    private static final int FRAME_BYTES = FRAME_MS * 32;
    private static final long PATIENCE_SECONDS = 10;

    private final CaptionStreams streams;

    @Inject
    CaptionTrial(CaptionStreams streams) {
        this.streams = streams;
    }

    /** @throws EngineFailure when no session is opened, or it does not end as it should */
    String words(EngineAccess access) {
        CaptionStream stream = streams.speakingTo(access)
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.CONFIGURATION,
                        "This installation has nothing that speaks to engines of its kind."));
        Heard heard = new Heard();
        CaptionStream.Session session =
                stream.open(access, new CaptionStream.Terms(Optional.of("en"), List.of()), heard);
        try {
            await(CompletableFuture.anyOf(heard.ready, heard.over), "It opened no session.");
            play(session, heard);
        } finally {
            session.end();
        }
        await(heard.over, "Its session did not end.");
        return heard.words();
    }

    private static void play(CaptionStream.Session session, Heard heard) {
        try (InputStream sample = SpokenSample.read().open()) {
            sample.skipNBytes(WAV_HEADER);
            for (byte[] frame = sample.readNBytes(FRAME_BYTES);
                    frame.length == FRAME_BYTES && !heard.over.isDone();
                    frame = sample.readNBytes(FRAME_BYTES)) {
                session.hear(frame);
                Thread.sleep(FRAME_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(EngineFault.TRANSIENT, "The test was broken off.");
        }
    }

    private static void await(CompletableFuture<?> event, String words) {
        try {
            event.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new EngineFailure(EngineFault.TRANSIENT, words, Optional.empty(), late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof EngineFailure why ? why : new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(EngineFault.TRANSIENT, "The test was broken off.");
        }
    }

    private static final class Heard implements CaptionStream.Listener {

        private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();
        private final Map<Integer, String> turns = new TreeMap<>();

        @Override
        public void ready(Instant endsAt) {
            ready.complete(true);
        }

        @Override
        public synchronized void heard(Caption caption) {
            turns.put(caption.utterance(), caption.text());
        }

        @Override
        public void over(Optional<EngineFailure> why) {
            if (why.isPresent()) {
                over.completeExceptionally(why.get());
            } else {
                over.complete(true);
            }
        }

        synchronized String words() {
            return String.join(" ", turns.values());
        }
    }
}
