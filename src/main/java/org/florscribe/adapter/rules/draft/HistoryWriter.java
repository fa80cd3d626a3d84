package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Fluency;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.transcript.SpeakerRole;

/** The history of present illness: what the patient tells, what was asked and answered, what the clinician recalls. */
final class HistoryWriter {

    private record Candidate(int order, double weight, Sentence sentence) {}

    private static final Pattern RECALLS =
            Pattern.compile("\\b(?:you|your|you're|you've|year[- ]old|presents?|patient|history of)\\b");
    private static final Pattern OPINES = Pattern.compile(
            "\\b(?:i (?:want|think|would|will|know (?:it|that's)|understand|hope|can|believe|recommend|mean)|let me|let's|we(?:'ll| will|'re| can)|make sure|sorry|glad|great|good|absolutely|correct|exactly|that's (?:right|true|good|great)|you (?:can|could|should|need|might|may|will|must|want)|i'm going|i'll|i'd)\\b");
    /** What the clinician thinks is no history; and a patient's "I" was made a "she". */
    private static final Pattern FIRST_PERSON =
            Pattern.compile("\\b(?:i|we|our|us|my|me)\\b", Pattern.CASE_INSENSITIVE);

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 45;

    private final Visit visit;
    private final Wording wording;
    private final AnswerWriter answers;

    HistoryWriter(Visit visit, Wording wording) {
        this.visit = visit;
        this.wording = wording;
        this.answers = new AnswerWriter(wording);
    }

    /** @param budget about how many words */
    List<Sentence> write(int budget) {
        List<Candidate> candidates = new ArrayList<>();
        for (Line line : visit.lines()) {
            if (line.stage() == Stage.HISTORY) {
                candidate(line).ifPresent(candidates::add);
            }
        }
        return inOrder(heaviest(candidates, budget));
    }

    private Optional<Candidate> candidate(Line line) {
        int weight = Content.weight(line);
        if (line.isQuestion()) {
            Answer answer = line.isClinician() ? visit.answerTo(line) : Answer.NONE;
            return answers.write(line, answer).map(s -> new Candidate(line.index(), weight + 1, s));
        }
        boolean told = line.role() != SpeakerRole.CLINICIAN;
        boolean recalled = RECALLS.matcher(line.lower()).find()
                && !OPINES.matcher(line.lower()).find();
        if (weight < 2 || !(told ? isOwn(line) : recalled)) {
            return Optional.empty();
        }
        String phrase = wording.phrase(line);
        int words = phrase.split(" ", -1).length;
        if (words < FEWEST_WORDS
                || words > MOST_WORDS
                || !Shape.isWhole(phrase)
                || !Fluency.isFluent(phrase)
                || FIRST_PERSON.matcher(phrase).find()) {
            return Optional.empty();
        }
        Sentence sentence = new Sentence(Spelling.sentence(phrase), List.of(line.evidence()));
        return Optional.of(
                new Candidate(line.index(), weight + (line.lower().contains("year-old") ? 20 : 0), sentence));
    }

    /** What a patient says of themselves, not to the clinician. */
    private static boolean isOwn(Line line) {
        String said = line.lower().replace("you know", "");
        return !said.matches(".*\\b(?:you|your|you're|you've)\\b.*") && !said.matches("^(?:okay|thank|alright).*");
    }

    private static List<Candidate> heaviest(List<Candidate> candidates, int budget) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble((Candidate c) -> -c.weight()).thenComparingInt(Candidate::order));
        List<Candidate> out = new ArrayList<>();
        int words = 0;
        for (Candidate candidate : sorted) {
            int length = candidate.sentence().text().split(" ", -1).length;
            if (words + length <= budget) {
                out.add(candidate);
                words += length;
            }
        }
        return out;
    }

    private static List<Sentence> inOrder(List<Candidate> chosen) {
        chosen.sort(Comparator.comparingInt(Candidate::order));
        Set<String> said = new LinkedHashSet<>();
        List<Sentence> out = new ArrayList<>();
        for (Candidate candidate : chosen) {
            if (said.add(candidate.sentence().text())) {
                out.add(candidate.sentence());
            }
        }
        return out;
    }
}
