package org.florscribe.clinical.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.DraftTrial;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.OmissionFinder;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.quality.NoteScores;
import org.florscribe.clinical.quality.Rouge;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.QualityMeasure;

/** A draft against the note that was signed, and against what was said. */
@ApplicationScoped
class DraftScorer implements TaskScorer {

    private final DraftTrial trial;
    private final OmissionFinder omissions;

    @Inject
    DraftScorer(DraftTrial trial, OmissionFinder omissions) {
        this.trial = trial;
        this.omissions = omissions;
    }

    @Override
    public EngineTask task() {
        return EngineTask.DRAFT;
    }

    @Override
    public VisitScore of(EngineAccess engine, MeasuredVisit visit, Duration deadline) {
        ModelResult<DraftTrial.Tried> tried = trial.by(engine, request(visit), deadline);
        return new VisitScore(figures(tried.value(), visit), Optional.of(tried));
    }

    @Override
    public VisitScore ofBuiltIn(MeasuredVisit visit) {
        return new VisitScore(figures(trial.builtIn(request(visit)), visit), Optional.empty());
    }

    private static DraftRequest request(MeasuredVisit visit) {
        return DraftRequest.of(visit.material(), visit.findings(), visit.form());
    }

    private Map<QualityMeasure, Double> figures(DraftTrial.Tried tried, MeasuredVisit visit) {
        Map<QualityMeasure, Double> figures = new EnumMap<>(QualityMeasure.class);
        List<NoteSection> sections = tried.sections();
        String text = MeasuredVisit.text(sections);
        if (visit.isSigned()) {
            Rouge rouge = NoteScores.of(List.of(new NoteScores.Pair(MeasuredVisit.text(visit.note()), text)), true)
                    .get(0)
                    .mean();
            figures.put(QualityMeasure.ROUGE_1, rouge.one());
            figures.put(QualityMeasure.ROUGE_2, rouge.two());
            figures.put(QualityMeasure.ROUGE_L, rouge.lsum());
        }
        long checked = sections.stream().mapToLong(it -> it.statements().size()).sum();
        long unsupported = sections.stream()
                .flatMap(it -> it.statements().stream())
                .filter(it -> it.support() != Support.SUPPORTED)
                .count();
        VisitScore.share(figures, QualityMeasure.COVERAGE, tried.cited(), tried.written());
        VisitScore.share(figures, QualityMeasure.UNSUPPORTED, unsupported, checked);
        figures.put(QualityMeasure.OMISSIONS, (double)
                omissions.find(sections, visit.findings()).size());
        figures.put(QualityMeasure.WORDS, (double) NoteScores.words(List.of(text)));
        return figures;
    }
}
