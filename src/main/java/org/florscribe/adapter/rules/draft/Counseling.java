package org.florscribe.adapter.rules.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Intent;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.Draft.Sentence;

/** What the clinician spoke of in the plan and no sentence of it tells: medicines that go on, and ways to live. */
final class Counseling {

    private static final Map<String, Pattern> TOPICS = topics();

    private Counseling() {}

    private static Map<String, Pattern> topics() {
        Map<String, Pattern> out = new LinkedHashMap<>();
        out.put(
                "low sodium diet",
                Pattern.compile("\\b(?:low (?:sodium|salt)|salt(?:y)? (?:intake|foods?)|sodium|less salt)\\b"));
        out.put("diet", Pattern.compile("\\b(?:diet\\w*|eating habits|what (?:you|she|he)(?:'re|'s)? eat\\w*)\\b"));
        out.put("exercise", Pattern.compile("\\b(?:exercis\\w+|stretch\\w*|physical activity)\\b"));
        out.put(
                "smoking cessation",
                Pattern.compile("\\b(?:(?:quit|stop)(?:ping|ting)? smoking|smoking cessation)\\b"));
        out.put("weight loss", Pattern.compile("\\b(?:los(?:e|ing) (?:some )?weight)\\b"));
        out.put(
                "blood pressure monitoring",
                Pattern.compile(
                        "\\b(?:check|monitor|take|record|log|track|measure)\\w*\\b[^.]{0,25}\\bblood pressures?\\b|\\bblood pressure (?:cuff|log)\\b"));
        out.put(
                "blood sugar monitoring",
                Pattern.compile(
                        "\\b(?:check|monitor|watch|record|log|track|measure)\\w*\\b[^.]{0,25}\\b(?:blood )?sugars?\\b"));
        return out;
    }

    /** "Patient Education and Counseling: Discussed diet and exercise." */
    static List<Sentence> topics(Visit visit, List<Sentence> written) {
        String plan = words(written);
        Set<String> topics = new LinkedHashSet<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (Line line : visit.lines()) {
            if (!isPlanned(line)) {
                continue;
            }
            TOPICS.forEach((topic, said) -> {
                boolean told =
                        said.matcher(plan).find() || (topic.equals("diet") && topics.contains("low sodium diet"));
                if (!told && said.matcher(line.lower()).find() && topics.add(topic)) {
                    evidence.add(line.evidence());
                }
            });
        }
        return topics.isEmpty()
                ? List.of()
                : List.of(new Sentence(
                        PlanKind.EDUCATION.label() + "Discussed " + Spelling.list(List.copyOf(topics), "and") + ".",
                        List.copyOf(evidence)));
    }

    /** "Medical Treatment: Continue lisinopril 20 mg daily." */
    static List<Sentence> continued(Visit visit, List<Finding> findings, List<Sentence> written) {
        Supplement told = new Supplement(written);
        Set<String> evidence = new LinkedHashSet<>();
        Set<String> generics = new LinkedHashSet<>();
        for (Line line : visit.lines()) {
            if (!isPlanned(line)) {
                continue;
            }
            for (Match drug : Vocabulary.DRUGS.find(line.words())) {
                int at = line.words().get(drug.from()).start();
                boolean goesOn = Intent.of(visit.lines(), line, at) == Intent.CONTINUE
                        && !Intent.isOnlyThought(line, at)
                        && ConText.judge(line.words(), line.triggers(), drug.from(), drug.to())
                                        .assertion()
                                == Assertion.PRESENT;
                if (goesOn && generics.add(drug.entry().term())) {
                    evidence.add(line.evidence());
                }
            }
        }
        return told.continued(findings, generics, evidence);
    }

    private static boolean isPlanned(Line line) {
        return line.isClinician() && line.stage() == Stage.PLAN && !line.isQuestion();
    }

    private static String words(List<Sentence> written) {
        return String.join(" ", written.stream().map(Sentence::text).toList()).toLowerCase(Locale.ROOT);
    }
}
