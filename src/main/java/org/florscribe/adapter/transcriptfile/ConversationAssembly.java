package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.UnreadableTranscript;
import org.florscribe.clinical.transcript.Utterance;

/** Turns of a file to a conversation: ids, speakers by label, and times where some or all are missing. */
final class ConversationAssembly {

    static final int MOST_UTTERANCES = 50_000;
    static final int MOST_SPEAKERS = 100;
    static final int MOST_CHARACTERS = 100_000;
    static final int MOST_LABEL_CHARACTERS = 100;

    /** More than anybody says in a day; the steps after this one take time in proportion to it. */
    static final int MOST_SPOKEN_CHARACTERS = 2_000_000;

    private static final String NOBODY_NAMED = "Speaker";

    private ConversationAssembly() {}

    static Conversation of(String language, List<Turn> turns) {
        if (turns.size() > MOST_UTTERANCES) {
            throw new UnreadableTranscript(0, "The file has more than " + MOST_UTTERANCES + " utterances.");
        }
        List<Turn> timed = withTimes(turns);
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        int spoken = 0;
        for (Turn turn : timed) {
            if (turn.text().length() > MOST_CHARACTERS) {
                throw tooLong();
            }
            spoken += turn.text().length();
            if (spoken > MOST_SPOKEN_CHARACTERS) {
                throw new UnreadableTranscript(
                        0, "The file holds more than " + MOST_SPOKEN_CHARACTERS + " characters of speech.");
            }
            String label = label(turn);
            Speaker speaker = speakers.computeIfAbsent(
                    label.toLowerCase(Locale.ROOT),
                    key -> new Speaker("s" + (speakers.size() + 1), RoleWords.of(label), label));
            if (speakers.size() > MOST_SPEAKERS) {
                throw new UnreadableTranscript(0, "The file names more than " + MOST_SPEAKERS + " speakers.");
            }
            utterances.add(new Utterance(
                    "u" + (utterances.size() + 1), speaker.id(), turn.startMs(), turn.endMs(), turn.text()));
        }
        return new Conversation(language, List.copyOf(speakers.values()), utterances);
    }

    static UnreadableTranscript tooLong() {
        return new UnreadableTranscript(0, "One utterance has more than " + MOST_CHARACTERS + " characters.");
    }

    private static String label(Turn turn) {
        if (turn.label().isBlank()) {
            return NOBODY_NAMED;
        }
        return turn.label().length() <= MOST_LABEL_CHARACTERS
                ? turn.label()
                : turn.label().substring(0, turn.label().offsetByCodePoints(0, MOST_LABEL_CHARACTERS / 2));
    }

    /**
     * Without a start a turn stands where the one before it does; without an end it lasts until the next one starts. Nothing
     * is guessed from the number of words: a file without times has 0 everywhere.
     */
    private static List<Turn> withTimes(List<Turn> turns) {
        List<Turn> started = new ArrayList<>();
        long now = 0;
        for (Turn turn : turns) {
            now = turn.startMs() == Turn.NO_TIME ? now : turn.startMs();
            long end = turn.startMs() == Turn.NO_TIME ? Turn.NO_TIME : turn.endMs();
            started.add(new Turn(turn.label(), now, end, turn.text()));
        }
        started.sort(Comparator.comparingLong(Turn::startMs));
        List<Turn> timed = new ArrayList<>();
        for (int i = 0; i < started.size(); i++) {
            Turn turn = started.get(i);
            long next = i + 1 < started.size() ? started.get(i + 1).startMs() : turn.startMs();
            timed.add(turn.endMs() == Turn.NO_TIME ? turn.until(next) : turn);
        }
        return timed;
    }
}
