package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.check.Claim;
import org.florscribe.adapter.rules.check.HeardVisit;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.Draft.Section;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.Support;

/** Puts the sections of a draft together, or finds that there is nothing to draft. */
public final class NoteWriter {

    private static final int HISTORY_WORDS = 190;
    private static final int PLAN_WORDS = 190;
    private static final int LEAST_WORDS_SAID = 12;

    private NoteWriter() {}

    /**
     * In the sections of a form.
     *
     * @param measure how many words, against the usual
     */
    public static Optional<Draft> write(Visit visit, List<Finding> findings, double measure, NoteForm form) {
        HeardVisit heard = HeardVisit.of(visit);
        return usual(visit, heard, findings, measure).map(draft -> {
            DeedsWriter deeds =
                    new DeedsWriter(visit, new Wording(visit.sex()), sentence -> isSupported(sentence, heard));
            Map<SectionCode, List<Sentence>> done = deeds.write(form);
            List<Sentence> complaint = draft.sections().stream()
                    .filter(section -> section.code().equals(SectionCode.CHIEF_COMPLAINT))
                    .flatMap(section -> section.sentences().stream())
                    .toList();
            ProcedurePart procedure = ProcedurePart.of(visit, done, complaint);
            return new FormFit(form, findings, done, procedure::holds).fit(draft);
        });
    }

    private static Optional<Draft> usual(Visit visit, HeardVisit heard, List<Finding> findings, double measure) {
        int said = visit.lines().stream()
                .filter(line -> line.stage() != Stage.ASIDE)
                .mapToInt(line -> line.words().size())
                .sum();
        if (said < LEAST_WORDS_SAID && visit.noted().isEmpty()) {
            return Optional.empty();
        }
        if (visit.noted().isEmpty()
                && visit.lines().stream().mapToInt(NoteWriter::weight).max().orElse(0) == 0) {
            return Optional.empty();
        }
        Wording wording = new Wording(visit.sex());
        List<Sentence> complaint = ChiefComplaint.write(visit, wording, findings);
        List<Sentence> history =
                supported(new HistoryWriter(visit, wording).write(words(HISTORY_WORDS, measure)), heard);
        history = BothWays.withoutRefuted(history, findings);
        List<Sentence> told =
                Stream.of(complaint, history).flatMap(List::stream).toList();
        List<Sentence> systems = supported(SystemsWriter.write(BothWays.undisputed(findings, told)), heard);
        List<Sentence> exam =
                supported(new ExamWriter(visit, wording, sentence -> isSupported(sentence, heard)).write(), heard);
        List<Sentence> results = supported(ResultsWriter.write(visit, wording), heard);
        List<Sentence> plan = supported(new PlanWriter(visit, wording).write(words(PLAN_WORDS, measure)), heard);
        Supplement supplement = new Supplement(Stream.of(complaint, history, systems, exam, results, plan)
                .flatMap(List::stream)
                .toList());
        Set<String> conclusions = conclusions(visit);
        Predicate<Finding> concluded = finding -> conclusions.containsAll(finding.evidence());
        history.addAll(supported(supplement.conditions(findings, concluded.negate()), heard));
        plan.addAll(supported(supplement.assessed(findings, concluded), heard));
        plan.addAll(supported(supplement.suspected(findings, concluded), heard));
        history.addAll(supported(supplement.medications(findings), heard));
        history.addAll(supported(supplement.allergies(findings), heard));
        history.addAll(supported(supplement.readings(findings), heard));
        history.addAll(supported(Histories.surgical(findings), heard));
        history.addAll(supported(Histories.family(visit, findings), heard));
        history.addAll(supported(Histories.social(findings), heard));
        Supplement planned = new Supplement(List.copyOf(plan));
        plan.addAll(supported(planned.orders(findings), heard));
        plan.addAll(supported(Counseling.continued(visit, findings, plan), heard));
        plan.addAll(supported(Counseling.topics(visit, plan), heard));
        plan.addAll(supported(Appliances.write(visit, plan), heard));
        plan.addAll(supported(planned.followUp(findings), heard));
        plan.addAll(supported(Agreement.write(visit), heard));
        List<Section> sections = new ArrayList<>();
        add(sections, SectionCode.CHIEF_COMPLAINT, complaint);
        add(sections, SectionCode.HISTORY_OF_PRESENT_ILLNESS, history);
        add(sections, SectionCode.REVIEW_OF_SYSTEMS, systems);
        add(sections, SectionCode.PHYSICAL_EXAM, exam);
        add(sections, SectionCode.RESULTS, results);
        add(sections, SectionCode.ASSESSMENT_AND_PLAN, plan);
        return sections.isEmpty() ? Optional.empty() : Optional.of(new Draft(sections));
    }

    private static int words(int usual, double measure) {
        return (int) Math.round(usual * measure);
    }

    /** What the check of citations would question is not written in the first place. */
    private static List<Sentence> supported(List<Sentence> sentences, HeardVisit heard) {
        return sentences.stream()
                .filter(sentence -> isSupported(sentence, heard))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isSupported(Sentence sentence, HeardVisit heard) {
        return Claim.of(sentence.text()).against(heard, sentence.evidence()) == Support.SUPPORTED;
    }

    /** Lines in which the clinician examines, reads out or concludes: what is named there first is no history. */
    private static Set<String> conclusions(Visit visit) {
        return visit.lines().stream()
                .filter(line -> line.isClinician() && line.stage() != Stage.HISTORY)
                .map(Line::evidence)
                .collect(Collectors.toSet());
    }

    private static int weight(Line line) {
        return line.stage() == Stage.ASIDE ? 0 : Content.weight(line);
    }

    private static void add(List<Section> sections, SectionCode code, List<Sentence> sentences) {
        if (!sentences.isEmpty()) {
            sections.add(new Section(code, sentences));
        }
    }
}
