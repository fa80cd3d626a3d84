package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a conversation of what engines understood: sentences for evidence to point at, and voices that nobody has a name for yet. */
final class SpokenConversation {

    private static final long LONGEST_MS = 30_000;
    private static final int MOST_WORDS = 60;

    /** Engines cut in the middle of a sentence; a longer pause is the speaker's own. */
    private static final long SAME_BREATH_MS = 1_000;

    private SpokenConversation() {}

    /**
     * @param language as the engine says; empty when it does not
     * @return ids {@code u1..} and {@code s1..} in order of appearance, every role OTHER
     */
    static Conversation of(Optional<String> language, List<SpokenLine> heard) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (SpokenLine line : sentences(heard)) {
            Speaker speaker = speakers.computeIfAbsent(line.voice().orElse(""), voice -> speaker(speakers.size()));
            utterances.add(new Utterance(
                    "u" + (utterances.size() + 1),
                    speaker.id(),
                    line.startMs(),
                    Math.max(line.startMs(), line.endMs()),
                    line.text(),
                    Optional.of(line.words()).filter(words -> line.timed())));
        }
        return new Conversation(
                language.orElse(Conversation.UNKNOWN_LANGUAGE), List.copyOf(speakers.values()), utterances);
    }

    private static Speaker speaker(int before) {
        String name = before < 26 ? Character.toString('A' + before) : Integer.toString(before + 1);
        return new Speaker("s" + (before + 1), SpeakerRole.OTHER, "Speaker " + name);
    }

    private static List<SpokenLine> sentences(List<SpokenLine> heard) {
        List<SpokenLine> sentences = new ArrayList<>();
        for (SpokenLine line : heard) {
            int last = sentences.size() - 1;
            if (last >= 0 && goesOn(sentences.get(last), line)) {
                sentences.set(last, sentences.get(last).followedBy(line));
            } else {
                sentences.addAll(parts(line));
            }
        }
        return sentences;
    }

    private static boolean goesOn(SpokenLine before, SpokenLine line) {
        return before.voice().equals(line.voice())
                && !endsSentence(before.text())
                && Character.isLowerCase(line.text().codePointAt(0))
                && line.startMs() - before.endMs() <= SAME_BREATH_MS
                && line.endMs() - before.startMs() <= LONGEST_MS
                && before.words().size() + line.words().size() <= MOST_WORDS;
    }

    /** A line too long to be evidence of anything, sentence by sentence. */
    private static List<SpokenLine> parts(SpokenLine line) {
        boolean isLong =
                line.endMs() - line.startMs() > LONGEST_MS || line.words().size() > MOST_WORDS;
        if (!isLong || line.words().size() != line.text().split(" ").length) {
            return List.of(line);
        }
        List<SpokenLine> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.words().size(); i++) {
            if (endsSentence(line.words().get(i).text()) || i - start >= MOST_WORDS) {
                line.between(start, i + 1).ifPresent(parts::add);
                start = i + 1;
            }
        }
        line.between(start, line.words().size()).ifPresent(parts::add);
        return parts;
    }

    private static boolean endsSentence(String text) {
        String bare = text.replaceFirst("[\"'\u201d\u2019)\\]]+$", "");
        return !bare.isEmpty() && ".?!\u2026\u3002\uff1f\uff01".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }
}
