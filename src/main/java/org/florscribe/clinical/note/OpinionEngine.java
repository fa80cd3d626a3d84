package org.florscribe.clinical.note;

import java.util.List;
import java.util.Map;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelAdapter;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;

/** A second model's opinion on sentences of a draft. One implementation for each protocol; found by {@link #kind}. */
public interface OpinionEngine extends ModelAdapter {

    /**
     * A sentence with what it cites.
     *
     * @param id by which its opinion is found
     * @param evidence ids of utterances or context items, all of which exist
     */
    record Claim(String id, String text, List<String> evidence) {

        public Claim {
            evidence = List.copyOf(evidence);
        }

        /** Masked: what a note says is never printed. */
        @Override
        public String toString() {
            return "Claim[" + id + ", " + evidence + "]";
        }
    }

    /**
     * Judges the claims, as many in one call as fit, each by what it cites.
     *
     * @return by the id of the claim; one that is not there was not judged
     * @throws EngineFailure in the class that protocols name for it
     */
    ModelResult<Map<String, Support>> judge(
            EngineAccess access, VisitMaterial material, List<Claim> claims, ModelErrand errand);
}
