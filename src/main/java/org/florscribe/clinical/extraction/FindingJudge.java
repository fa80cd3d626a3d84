package org.florscribe.clinical.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * Whether findings of a model can be those of the visit. A citation of something that is not there counts as none, and a finding
 * without a citation is left out; a model that does so often, or finds next to nothing where much was said, is not believed.
 */
final class FindingJudge {

    /** One in so many findings may cite nothing that is there. */
    private static final int ONE_IN = 5;

    /** So many that the built-in engine heard are no mistake of it. */
    private static final int MUCH = 6;

    /** A model puts several of the built-in engine's findings into one, but not so many. */
    private static final int FAR_FEWER = 8;

    private FindingJudge() {}

    /**
     * @param heardHere how many findings the built-in engine has
     * @return those that rest on something, with ids that tell them apart
     * @throws EngineFailure {@code BAD_SUCCESS}, without a word of the visit
     */
    static List<Finding> judged(List<Finding> answer, VisitMaterial material, int heardHere) {
        Set<String> known = material.citable();
        List<Finding> grounded = new ArrayList<>();
        for (Finding finding : answer) {
            List<String> there = finding.evidence().stream()
                    .filter(known::contains)
                    .distinct()
                    .toList();
            if (!there.isEmpty() && !finding.text().isBlank()) {
                grounded.add(resting(finding, "f" + (grounded.size() + 1), there));
            }
        }
        int lost = answer.size() - grounded.size();
        if (lost > 1 && lost * ONE_IN > answer.size()) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine cited lines that do not exist.");
        }
        if (heardHere >= MUCH && grounded.size() * FAR_FEWER < heardHere) {
            throw new EngineFailure(
                    EngineFault.BAD_SUCCESS, "The engine found next to nothing in a conversation with findings.");
        }
        AnswerLanguage.judge(grounded.stream().map(Finding::text).toList(), material.conversation());
        return grounded;
    }

    private static Finding resting(Finding finding, String id, List<String> evidence) {
        return new Finding(
                id,
                finding.kind(),
                finding.text(),
                finding.code(),
                finding.assertion(),
                finding.experiencer(),
                finding.temporality(),
                finding.orderType(),
                finding.details(),
                evidence);
    }
}
