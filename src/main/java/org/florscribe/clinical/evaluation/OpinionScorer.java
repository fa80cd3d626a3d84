package org.florscribe.clinical.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.note.OpinionEngine.Claim;
import org.florscribe.clinical.note.OpinionTrial;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.note.Support;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.QualityMeasure;

/** Opinions on the sentences of a signed note, and on the same sentences with lines that say something else. */
@ApplicationScoped
class OpinionScorer implements TaskScorer {

    private static final int MOST_SENTENCES = 30;
    private static final String TRUE = "t";
    private static final String FALSE = "f";

    private final OpinionTrial trial;

    @Inject
    OpinionScorer(OpinionTrial trial) {
        this.trial = trial;
    }

    @Override
    public EngineTask task() {
        return EngineTask.CHECK;
    }

    @Override
    public VisitScore of(EngineAccess engine, MeasuredVisit visit, Duration deadline) {
        List<Claim> claims = claims(visit);
        if (claims.isEmpty()) {
            return new VisitScore(Map.of(), Optional.empty());
        }
        ModelResult<Map<String, Support>> judged = trial.by(engine, visit.material(), claims, deadline);
        return new VisitScore(figures(judged.value(), claims), Optional.of(judged));
    }

    @Override
    public VisitScore ofBuiltIn(MeasuredVisit visit) {
        List<Claim> claims = claims(visit);
        return new VisitScore(figures(trial.builtIn(visit.material(), claims), claims), Optional.empty());
    }

    /** What our own check finds supported, as in a visit; each also with what another sentence rests on, half a note away. */
    static List<Claim> claims(MeasuredVisit visit) {
        Set<String> known = visit.material().citable();
        List<Statement> supported = visit.statements()
                .filter(it ->
                        it.support() == Support.SUPPORTED && !it.evidence().isEmpty())
                .filter(it -> known.containsAll(it.evidence()))
                .limit(MOST_SENTENCES)
                .toList();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < supported.size(); i++) {
            Statement said = supported.get(i);
            Statement other = supported.get((i + supported.size() / 2) % supported.size());
            claims.add(new Claim(TRUE + i, said.text(), said.evidence()));
            if (said.evidence().stream().noneMatch(other.evidence()::contains)) {
                claims.add(new Claim(FALSE + i, said.text(), other.evidence()));
            }
        }
        return claims;
    }

    private static Map<QualityMeasure, Double> figures(Map<String, Support> judged, List<Claim> claims) {
        Map<QualityMeasure, Double> figures = new EnumMap<>(QualityMeasure.class);
        share(figures, QualityMeasure.FALSE_ALARMS, TRUE, judged, claims);
        share(figures, QualityMeasure.CAUGHT, FALSE, judged, claims);
        return figures;
    }

    private static void share(
            Map<QualityMeasure, Double> figures,
            QualityMeasure measure,
            String kind,
            Map<String, Support> judged,
            List<Claim> claims) {
        List<Claim> ofKind =
                claims.stream().filter(it -> it.id().startsWith(kind)).toList();
        long called = ofKind.stream()
                .filter(it -> judged.getOrDefault(it.id(), Support.NOT_CHECKED) != Support.SUPPORTED)
                .count();
        VisitScore.share(figures, measure, called, ofKind.size());
    }
}
