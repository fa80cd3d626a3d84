package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.SparePlace;

/** Has one engine judge sentences, to see how well it does: nothing is kept, and nobody else is asked. */
@ApplicationScoped
public class OpinionTrial {

    private final Instance<OpinionEngine> adapters;
    private final StatementChecker builtIn;
    private final SparePlace places;

    @Inject
    OpinionTrial(@Any Instance<OpinionEngine> adapters, StatementChecker builtIn, SparePlace places) {
        this.adapters = adapters;
        this.builtIn = builtIn;
        this.places = places;
    }

    /** @throws EngineFailure when it does not, or leaves too much unjudged */
    public ModelResult<Map<String, Support>> by(
            EngineAccess access, VisitMaterial material, List<OpinionEngine.Claim> claims, Duration deadline) {
        OpinionEngine engine = EngineAdapter.required(adapters, access);
        ModelResult<Map<String, Support>> answer = places.with(
                access,
                engine.places(access),
                () -> engine.judge(access, material, claims, ModelErrand.within(deadline)));
        return answer.with(SecondOpinion.judged(answer.value(), claims));
    }

    /** By our own claim check. */
    public Map<String, Support> builtIn(VisitMaterial material, List<OpinionEngine.Claim> claims) {
        Map<String, Support> found = new HashMap<>();
        claims.forEach(it -> found.put(it.id(), builtIn.check(it.text(), it.evidence(), material)));
        return found;
    }
}
