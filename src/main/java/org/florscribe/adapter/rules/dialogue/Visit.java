package org.florscribe.adapter.rules.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.text.Disfluency;
import org.florscribe.adapter.rules.text.NaturalText;
import org.florscribe.adapter.rules.text.Pieces;
import org.florscribe.adapter.rules.text.Sentences;
import org.florscribe.adapter.rules.text.SpokenNumbers;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** A visit read line by line, each line with its stage, every question with its answer, and what was noted beside it. */
public final class Visit {

    /** "No i wish": the "no" answers, and says nothing of what follows. */
    private static final Pattern ANSWERED = Pattern.compile(
            "^((?:no|nope|yes|yeah)(?: no)?) (?=(?:i|i'm|i've|it|it's|but|we|he|she|they|unfortunately|actually|just|my|there|that's)\\b)",
            Pattern.CASE_INSENSITIVE);

    private final List<Line> lines;
    private final List<Line> noted;
    private final Answers answers;
    private final Optional<Integer> ageYears;
    private final Optional<String> sex;

    private Visit(List<Line> lines, List<Line> noted, Optional<Integer> ageYears, Optional<String> sex) {
        this.lines = lines;
        this.noted = noted;
        this.answers = new Answers(lines);
        this.ageYears = ageYears;
        this.sex = sex;
    }

    public static Visit of(VisitMaterial material) {
        List<Line> spoken = new ArrayList<>();
        Map<String, SpeakerRole> roles = new HashMap<>();
        for (Speaker speaker : material.conversation().speakers()) {
            roles.put(speaker.id(), speaker.role());
        }
        PatientNames names = new PatientNames(material.conversation().utterances().stream()
                .filter(utterance -> roles.get(utterance.speakerId()) == SpeakerRole.CLINICIAN)
                .flatMap(utterance -> Pieces.of(utterance.text()).stream())
                .flatMap(piece -> Sentences.of(NaturalText.of(piece).toLowerCase(Locale.ROOT)).stream())
                .toList());
        int turn = 0;
        String lastSpeaker = "";
        for (Utterance utterance : material.conversation().utterances()) {
            SpeakerRole role = roles.getOrDefault(utterance.speakerId(), SpeakerRole.OTHER);
            if (!utterance.speakerId().equals(lastSpeaker)) {
                turn++;
            }
            lastSpeaker = utterance.speakerId();
            String text = ordinary(utterance.text());
            text = role == SpeakerRole.CLINICIAN ? text : ANSWERED.matcher(text).replaceFirst("$1, ");
            boolean marked = text.contains(",") || text.contains(".") || text.contains("?");
            for (String said : Sentences.of(text)) {
                String sentence = role == SpeakerRole.CLINICIAN ? Questions.withoutTag(names.without(said)) : said;
                if (sentence.isBlank()) {
                    continue;
                }
                boolean asks = Questions.asks(sentence.toLowerCase(Locale.ROOT), marked, role == SpeakerRole.CLINICIAN);
                spoken.add(Line.of(spoken.size(), turn, utterance.id(), role, sentence, asks));
            }
        }
        List<Line> noted = new ArrayList<>();
        for (ContextItem item : material.context()) {
            for (String sentence : Sentences.of(ordinary(item.text().reveal()))) {
                Stage stage = item.kind() == ContextItem.Kind.OTHER ? Stage.HISTORY : Stage.EXAM;
                noted.add(Line.of(-1, -1, item.id().toString(), SpeakerRole.CLINICIAN, sentence, false)
                        .in(stage));
            }
        }
        return new Visit(Stages.told(spoken), List.copyOf(noted), material.ageYears(), Sex.of(material.sex(), spoken));
    }

    /** What was said, in a chart's spelling: no hesitations, numbers in digits. */
    public static String ordinary(String said) {
        return Pieces.of(said).stream()
                .map(piece -> SpokenNumbers.toDigits(Disfluency.removed(NaturalText.of(piece))))
                .collect(Collectors.joining(" "));
    }

    public List<Line> lines() {
        return lines;
    }

    /** What the clinician noted beside the conversation. */
    public List<Line> noted() {
        return noted;
    }

    public Answer answerTo(Line question) {
        return answers.to(question);
    }

    public Optional<Integer> ageYears() {
        return ageYears;
    }

    public Optional<String> sex() {
        return sex;
    }
}
