package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.Draft.Section;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.note.SectionCode;

/** Puts the sections of a draft together, or finds that there is nothing to draft. */
public final class NoteWriter {

    private static final int HISTORY_WORDS = 190;
    private static final int PLAN_WORDS = 190;
    private static final int LEAST_WORDS_SAID = 12;

    private NoteWriter() {}

    public static Optional<Draft> write(Visit visit, List<Finding> findings) {
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
        List<Section> sections = new ArrayList<>();
        add(sections, SectionCode.CHIEF_COMPLAINT, ChiefComplaint.write(visit, wording, findings));
        add(sections, SectionCode.HISTORY_OF_PRESENT_ILLNESS, new HistoryWriter(visit, wording).write(HISTORY_WORDS));
        add(sections, SectionCode.REVIEW_OF_SYSTEMS, SystemsWriter.write(findings));
        add(sections, SectionCode.PHYSICAL_EXAM, new ExamWriter(visit, wording).write());
        add(sections, SectionCode.RESULTS, ResultsWriter.write(visit, wording));
        add(sections, SectionCode.ASSESSMENT_AND_PLAN, new PlanWriter(visit, wording).write(PLAN_WORDS));
        return sections.isEmpty() ? Optional.empty() : Optional.of(new Draft(sections));
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
