package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneDecoder;

/** One session of the streaming server: what it was sent, and what it understands of it by now. */
public final class StreamingHearing {

    private static final int BYTES_A_MS = 32;
    private static final int SLACK_MS = 2_000;

    private final Map<String, List<String>> query;
    private final Clock clock;
    private final Instant openedAt;
    private final ToneDecoder decoder = new ToneDecoder(16_000);
    private final Map<Integer, Integer> told = new HashMap<>();
    private long bytes;
    private boolean terminated;
    private boolean closed;

    StreamingHearing(Map<String, List<String>> query, Clock clock) {
        this.query = query;
        this.clock = clock;
        openedAt = clock.instant();
    }

    public Map<String, List<String>> query() {
        return query;
    }

    public synchronized long audioMs() {
        return bytes / BYTES_A_MS;
    }

    /** Whether it was ended in the way that ends the bill. */
    public synchronized boolean isTerminated() {
        return terminated;
    }

    public synchronized boolean isClosed() {
        return closed || terminated;
    }

    synchronized void closed() {
        closed = true;
    }

    /** @return why this audio is refused */
    synchronized Optional<String> take(byte[] pcm) {
        if (terminated || pcm.length % 2 != 0 || pcm.length < 50 * BYTES_A_MS || pcm.length > 1_000 * BYTES_A_MS) {
            return Optional.of("Input duration violation: " + pcm.length / BYTES_A_MS + " ms");
        }
        bytes += pcm.length;
        if (audioMs() > Duration.between(openedAt, clock.instant()).toMillis() + SLACK_MS) {
            return Optional.of("Audio sent faster than real time");
        }
        decoder.add(pcm, 0, pcm.length, 1);
        return Optional.empty();
    }

    /** Turns that grew since the last time. */
    synchronized List<String> turns() {
        return turns(decoder.soFar(), false);
    }

    /** Late turns, and the end. */
    synchronized List<String> terminated() {
        terminated = true;
        List<String> last = new ArrayList<>(turns(decoder.heard(), true));
        long session = Duration.between(openedAt, clock.instant()).toSeconds();
        last.add("{\"type\":\"Termination\",\"audio_duration_seconds\":" + audioMs() / 1_000
                + ",\"session_duration_seconds\":" + session + "}");
        return last;
    }

    private List<String> turns(Heard heard, boolean isEnd) {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < heard.utterances().size(); i++) {
            Heard.Utterance said = heard.utterances().get(i);
            boolean ended =
                    isEnd || said.complete() || i + 1 < heard.utterances().size();
            int state = 2 * said.words().size() + (ended ? 1 : 0);
            if (told.getOrDefault(i, 0) != state) {
                told.put(i, state);
                turns.add(turn(heard, i, ended));
            }
        }
        return turns;
    }

    private static String turn(Heard heard, int order, boolean ended) {
        Heard.Utterance said = heard.utterances().get(order);
        String letter = String.valueOf((char) ('A' + heard.speakers().indexOf(said.speaker())));
        ObjectNode turn = SpeechLine.JSON.createObjectNode();
        turn.put("type", "Turn")
                .put("turn_order", order)
                .put("turn_is_formatted", ended)
                .put("end_of_turn", ended)
                .put("transcript", said.text())
                .put("utterance", ended ? said.text() : "")
                .put("end_of_turn_confidence", ended ? 0.9 : 0.1)
                .put("speaker_label", said.words().size() < 2 ? "UNKNOWN" : letter);
        for (Heard.Word word : said.words()) {
            turn.withArray("words")
                    .addObject()
                    .put("text", word.text())
                    .put("start", word.startMs())
                    .put("end", word.endMs())
                    .put("confidence", word.confidence())
                    .put("word_is_final", true);
        }
        return turn.toString();
    }
}
