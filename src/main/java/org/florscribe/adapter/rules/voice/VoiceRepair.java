package org.florscribe.adapter.rules.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/**
 * Gives lines back to the voice that speaks like them, and cuts lines in which the other takes over. Only between one
 * clinician and one patient, only in conversations long enough to tell, and only when it is far likelier than what the
 * transcript says: a transcript that is right stays as it is.
 */
public final class VoiceRepair {

    private static final TalkWeights WEIGHTS = TalkWeights.read();
    private static final int FEWEST_LINES = 16;
    private static final int FEWEST_PIECES = 30;
    private static final double LEAST_GAIN = 150;
    private static final double LEAST_CHANGE = 0.05;

    private VoiceRepair() {}

    /** Words and their order stay; ids are given anew when a line is cut. */
    public static Conversation repair(Conversation conversation) {
        Optional<Speaker> clinician = only(conversation, SpeakerRole.CLINICIAN);
        Optional<Speaker> patient = only(conversation, SpeakerRole.PATIENT);
        boolean tooShort = conversation.utterances().size() < FEWEST_LINES;
        if (clinician.isEmpty() || patient.isEmpty() || conversation.speakers().size() != 2 || tooShort) {
            return conversation;
        }
        List<TalkPiece> pieces = new ArrayList<>();
        for (int i = 0; i < conversation.utterances().size(); i++) {
            pieces.addAll(TalkPiece.of(i, conversation.utterances().get(i).text()));
        }
        int[] labels = new int[pieces.size()];
        for (int i = 0; i < labels.length; i++) {
            Utterance line = conversation.utterances().get(pieces.get(i).line());
            labels[i] = line.speakerId().equals(clinician.get().id()) ? TalkWeights.CLINICIAN : TalkWeights.PATIENT;
        }
        VoicePath path = new VoicePath(pieces, labels, WEIGHTS);
        int[] voices = path.best();
        if (pieces.size() < FEWEST_PIECES || !isFarLikelier(path, pieces, labels, voices)) {
            return conversation;
        }
        String[] speakers = {clinician.get().id(), patient.get().id()};
        return new Conversation(
                conversation.language(), conversation.speakers(), lines(conversation, pieces, voices, speakers));
    }

    private static Optional<Speaker> only(Conversation conversation, SpeakerRole role) {
        List<Speaker> all = conversation.speakers().stream()
                .filter(speaker -> speaker.role() == role)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static boolean isFarLikelier(VoicePath path, List<TalkPiece> pieces, int[] labels, int[] voices) {
        int words = 0;
        int moved = 0;
        for (int i = 0; i < labels.length; i++) {
            int own = pieces.get(i).tokens().size();
            words += own;
            moved += labels[i] == voices[i] ? 0 : own;
        }
        return words > 0 && moved >= LEAST_CHANGE * words && path.gain(voices, words) >= LEAST_GAIN;
    }

    private static List<Utterance> lines(
            Conversation conversation, List<TalkPiece> pieces, int[] voices, String[] speakers) {
        List<Utterance> out = new ArrayList<>();
        boolean cut = false;
        int i = 0;
        while (i < pieces.size()) {
            Utterance line = conversation.utterances().get(pieces.get(i).line());
            List<LineCut.Part> parts = new ArrayList<>();
            int first = i;
            while (i < pieces.size()
                    && pieces.get(i).line() == pieces.get(first).line()) {
                String speaker = speakers[voices[i]];
                if (parts.isEmpty() || !parts.get(parts.size() - 1).speakerId().equals(speaker)) {
                    parts.add(new LineCut.Part(
                            speaker, pieces.get(i).from(), pieces.get(i).to()));
                } else {
                    LineCut.Part before = parts.remove(parts.size() - 1);
                    parts.add(new LineCut.Part(
                            speaker, before.from(), pieces.get(i).to()));
                }
                i++;
            }
            cut |= parts.size() > 1;
            out.addAll(LineCut.of(line, parts));
        }
        return cut ? numbered(out) : out;
    }

    private static List<Utterance> numbered(List<Utterance> lines) {
        List<Utterance> out = new ArrayList<>();
        for (Utterance line : lines) {
            out.add(new Utterance(
                    "u" + (out.size() + 1), line.speakerId(), line.startMs(), line.endMs(), line.text(), line.words()));
        }
        return out;
    }
}
