package org.florscribe.clinical.caption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;

/** Understands speech while it is spoken. One implementation for each protocol; found by {@link #kind}. */
public interface CaptionStream extends EngineAdapter {

    /**
     * Opens one session and returns at once; what becomes of it the listener is told, on any thread, one call at a time. Whoever
     * opens a session {@linkplain Session#end ends} it: one that is only dropped goes on costing.
     */
    Session open(EngineAccess access, Terms terms, Listener listener);

    /**
     * @param language that is spoken, BCP 47; empty when nobody said
     * @param keyTerms words to be expected; nothing in them identifies a person
     */
    record Terms(Optional<String> language, List<String> keyTerms) {

        public Terms {
            keyTerms = List.copyOf(keyTerms);
        }
    }

    /** One session of an engine. Nothing here waits, and nothing throws. */
    interface Session {

        /** @param pcm 50 to 1000 ms, 16-bit little-endian, mono, 16 kHz, never faster than it is spoken */
        void hear(byte[] pcm);

        /** No more audio comes. Late words are still told, then {@link Listener#over}. */
        void end();
    }

    /** Whoever wants the captions. */
    interface Listener {

        /** @param endsAt when the engine will close the session by itself */
        void ready(Instant endsAt);

        /** Numbers and times count within the session. */
        void heard(Caption caption);

        /**
         * The last call.
         *
         * @param why empty when it ended as it should
         */
        void over(Optional<EngineFailure> why);
    }
}
