package org.florscribe.clinical.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingTrial;
import org.florscribe.clinical.note.OmissionFinder;
import org.florscribe.clinical.note.Statement;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.QualityMeasure;

/** Findings against the note that was signed: what of them it has, and what of it they rest beneath. */
@ApplicationScoped
class FindingScorer implements TaskScorer {

    private final FindingTrial trial;
    private final OmissionFinder omissions;

    @Inject
    FindingScorer(FindingTrial trial, OmissionFinder omissions) {
        this.trial = trial;
        this.omissions = omissions;
    }

    @Override
    public EngineTask task() {
        return EngineTask.EXTRACT;
    }

    @Override
    public VisitScore of(EngineAccess engine, MeasuredVisit visit, Duration deadline) {
        ModelResult<List<Finding>> found = trial.by(engine, visit.material(), deadline);
        return new VisitScore(figures(found.value(), visit), Optional.of(found));
    }

    @Override
    public VisitScore ofBuiltIn(MeasuredVisit visit) {
        return new VisitScore(figures(trial.builtIn(visit.material()), visit), Optional.empty());
    }

    private Map<QualityMeasure, Double> figures(List<Finding> found, MeasuredVisit visit) {
        Map<QualityMeasure, Double> figures = new EnumMap<>(QualityMeasure.class);
        figures.put(QualityMeasure.FOUND, (double) found.size());
        long weighty = omissions.find(List.of(), found).size();
        long missing = omissions.find(visit.note(), found).size();
        VisitScore.share(figures, QualityMeasure.CONFIRMED, weighty - missing, weighty);
        Set<String> cited = found.stream().flatMap(it -> it.evidence().stream()).collect(Collectors.toSet());
        List<Statement> resting =
                visit.statements().filter(it -> !it.evidence().isEmpty()).toList();
        long heard = resting.stream()
                .filter(it -> it.evidence().stream().anyMatch(cited::contains))
                .count();
        VisitScore.share(figures, QualityMeasure.HEARD, heard, resting.size());
        return figures;
    }
}
