package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Fluency;
import org.florscribe.adapter.rules.chart.PlanPhrase;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.note.Draft.Sentence;

/** Assessment and plan: each problem the clinician turns to, then what was said and decided about it. */
final class PlanWriter {

    private static final Pattern DECIDES = Pattern.compile(
            "\\b(?:i(?:'d| would| want|'m going| am going|'ll| will| recommend| think| suspect| do want| prescribed| don't think)|we(?:'ll| will|'re going| are going| can| should| need)|let's|order\\w*|prescrib\\w+|refer\\w*|continue|increase|decrease|start|stop|follow[- ]?up|see you (?:back|again|in)|come back|return|schedule|repeat|recheck|avoid|should|call (?:me|us|the)|take|consistent with|stable|controlled|doing well|due for|encourage|recommend|need to|you can|monitor|keep|plan|he'll|she'll)\\b");
    private static final Pattern TALKS = Pattern.compile(
            "\\b(?:let me (?:talk|tell|go over|explain)|talk (?:a little )?(?:bit )?about my|do you have any|any questions|sound (?:good|okay)|my nurse|the nurse|front desk|check(?:ed)? out|right back|be back|get dressed|sign|good luck|nice|hang tight|print|paperwork|how does that|does that (?:make|sound)|hear me|finalize|i'm happy|i appreciate|you know what|what questions|i'll (?:be|go) (?:right|get)|i just want to go over|discuss(?:ed)? my|step out)\\b");
    private static final Pattern EMPTY = Pattern.compile(
            "^(?:we will (?:and|say|see how|be able|talk|go over|get there|figure)|that is exactly|it is exactly|that is (?:a )?(?:good|great|fine)|i hope)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMISES =
            Pattern.compile("^(?:we|i) (?:will|need|can|should|would|want|are|am)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTS = Pattern.compile(
            "\\b(?:order|monitor|recheck|refer|repeat|schedule|prescribe|start|continue|increase|decrease|hold|give|check|follow|discuss|treat|place|proceed|perform|consider|reevaluate|reassess|send|obtain|recommend|add|stop|switch|taper|adjust|watch|remove|inject|drain|avoid)\\w*\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 50;

    private final Visit visit;
    private final Wording wording;

    PlanWriter(Visit visit, Wording wording) {
        this.visit = visit;
        this.wording = wording;
    }

    List<Sentence> write(int budget) {
        List<Problem> problems = new ArrayList<>();
        problems.add(new Problem(List.of()));
        Set<String> said = new HashSet<>();
        int words = 0;
        for (Line line : visit.lines()) {
            if (line.stage() != Stage.PLAN || !line.isClinician() || line.isQuestion()) {
                continue;
            }
            Optional<String> problem = ProblemHeading.in(line);
            if (problem.isPresent()
                    && isNew(problem.get(), problems)
                    && said.add(problem.get().toLowerCase(Locale.ROOT))) {
                problems.add(
                        new Problem(List.of(new Sentence(Spelling.sentence(problem.get()), List.of(line.evidence())))));
                words += 3;
            }
            Optional<String> plan = words < budget ? plan(line) : Optional.empty();
            if (plan.isPresent() && said.add(plan.get())) {
                problems.get(problems.size() - 1)
                        .add(PlanKind.of(plan.get()), new Sentence(plan.get(), List.of(line.evidence())));
                words += plan.get().split(" ", -1).length;
            }
        }
        return problems.stream().flatMap(problem -> problem.written().stream()).toList();
    }

    /** A problem with what was said and decided about it, by kind. */
    private record Problem(List<Sentence> heading, Map<PlanKind, List<Sentence>> plans) {

        Problem(List<Sentence> heading) {
            this(heading, new EnumMap<>(PlanKind.class));
        }

        void add(PlanKind kind, Sentence plan) {
            plans.computeIfAbsent(kind, k -> new ArrayList<>()).add(plan);
        }

        /** The first of a kind says which kind follows. */
        List<Sentence> written() {
            List<Sentence> out = new ArrayList<>(heading);
            plans.forEach((kind, sentences) -> {
                String label = kind.label();
                for (Sentence sentence : sentences) {
                    out.add(new Sentence(label + Spelling.sentence(sentence.text()), sentence.evidence()));
                    label = "";
                }
            });
            return out;
        }
    }

    /** "Sprain" after "right ankle sprain" is no other problem. */
    private static boolean isNew(String problem, List<Problem> problems) {
        String words = problem.toLowerCase(Locale.ROOT);
        return problem.indexOf(' ') >= 0
                || problems.stream()
                        .flatMap(one -> one.heading().stream())
                        .noneMatch(sentence ->
                                sentence.text().toLowerCase(Locale.ROOT).contains(words));
    }

    /** "We will see it a little bit better": promises nothing that can be done. */
    private static boolean isVague(String phrase) {
        List<Word> words = Word.of(phrase);
        return PROMISES.matcher(phrase).find()
                && !ACTS.matcher(phrase).find()
                && Vocabulary.DRUGS.find(words).isEmpty()
                && Vocabulary.STUDIES.find(words).isEmpty();
    }

    private Optional<String> plan(Line line) {
        boolean decides = DECIDES.matcher(line.lower()).find();
        if (TALKS.matcher(line.lower()).find() || Content.weight(line) < (decides ? 1 : 4)) {
            return Optional.empty();
        }
        String phrase = PlanPhrase.of(line, wording);
        int words = phrase.split(" ", -1).length;
        return words < FEWEST_WORDS
                        || words > MOST_WORDS
                        || !Shape.isWhole(phrase)
                        || !Fluency.isFluent(phrase)
                        || EMPTY.matcher(phrase).find()
                        || isVague(phrase)
                ? Optional.empty()
                : Optional.of(phrase);
    }
}
