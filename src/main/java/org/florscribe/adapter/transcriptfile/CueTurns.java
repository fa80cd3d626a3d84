package org.florscribe.adapter.transcriptfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who says what in the cues of a file. */
final class CueTurns {

    private static final int MOST_NAME_LINES = 12;

    private final SpeakerLabels labels;
    private final boolean namesOnLinesOfTheirOwn;
    private final List<List<CueText.Piece>> pieces = new ArrayList<>();
    private final List<Cue> cues;

    private String carriedOn = "";

    private CueTurns(List<Cue> cues) {
        this.cues = cues;
        List<String> unvoiced = new ArrayList<>();
        for (Cue cue : cues) {
            List<CueText.Piece> read = CueText.pieces(cue);
            pieces.add(read);
            read.stream()
                    .filter(piece -> piece.voice().isEmpty())
                    .map(CueText.Piece::text)
                    .forEach(unvoiced::add);
        }
        labels = new SpeakerLabels(unvoiced);
        namesOnLinesOfTheirOwn = namesStandAlone();
    }

    static List<Turn> of(List<Cue> cues) {
        CueTurns reading = new CueTurns(cues);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < cues.size(); i++) {
            turns.addAll(reading.turnsOf(i));
        }
        return turns;
    }

    private List<Turn> turnsOf(int index) {
        Cue cue = cues.get(index);
        List<Turn> turns = new ArrayList<>();
        String nameLine = "";
        for (CueText.Piece piece : pieces.get(index)) {
            if (namesOnLinesOfTheirOwn && nameLine.isEmpty()) {
                nameLine = piece.text();
                carriedOn = nameLine;
            } else {
                add(turns, cue, piece);
            }
        }
        return turns;
    }

    /**
     * A line without a name goes on with what the voice before it said, also from cue to cue where names stand as prefixes,
     * since such files name a speaker only when it changes. Outside of a voice span nobody is named, so nobody is assumed.
     */
    private void add(List<Turn> turns, Cue cue, CueText.Piece piece) {
        String text = piece.text();
        if (!piece.voice().isEmpty()) {
            boolean namedTwice = SpeakerLabels.candidate(text)
                    .filter(found -> found.label().equalsIgnoreCase(piece.voice()))
                    .isPresent();
            String words =
                    namedTwice ? SpeakerLabels.candidate(text).orElseThrow().words() : text;
            put(turns, cue, piece.voice(), words, isLastVoice(turns, piece.voice()));
            return;
        }
        Optional<SpeakerLabels.Labelled> labelled = labels.read(text);
        if (labelled.isPresent()) {
            carriedOn = labelled.get().label();
            put(turns, cue, carriedOn, labelled.get().words(), false);
            return;
        }
        boolean someoneElse = text.startsWith(">>");
        boolean dash = text.startsWith("- ") || text.startsWith("– ");
        if (someoneElse) {
            carriedOn = "";
        }
        String words = someoneElse || dash ? text.replaceFirst("^(>>+|[-–])\\s*", "") : text;
        put(turns, cue, carriedOn, words, !someoneElse && !dash);
    }

    private static boolean isLastVoice(List<Turn> turns, String voice) {
        return !turns.isEmpty() && turns.get(turns.size() - 1).label().equals(voice);
    }

    private static void put(List<Turn> turns, Cue cue, String label, String words, boolean goesOn) {
        int last = turns.size() - 1;
        if (goesOn && last >= 0 && turns.get(last).label().equals(label)) {
            String said = turns.get(last).text();
            if (said.length() + words.length() > ConversationAssembly.MOST_CHARACTERS) {
                throw ConversationAssembly.tooLong(); // before it is: a cue may have as many lines as a file
            }
            turns.set(last, turns.get(last).saying((said + " " + words).strip()));
        } else {
            turns.add(new Turn(label, cue.startMs(), cue.endMs(), words));
        }
    }

    /** Copies out of meeting products put the name alone on the first line of each cue. */
    private boolean namesStandAlone() {
        Set<String> names = new HashSet<>();
        for (List<CueText.Piece> cue : pieces) {
            if (cue.size() < 2 || !cue.get(0).voice().isEmpty()) {
                return false;
            }
            String first = cue.get(0).text();
            if (first.endsWith(".") || first.indexOf(':') >= 0 || !labels.isSpeaker(first)) {
                return false;
            }
            names.add(first.toLowerCase(Locale.ROOT));
        }
        return cues.size() > 2 && names.size() <= Math.min(MOST_NAME_LINES, cues.size() / 2 + 1);
    }
}
