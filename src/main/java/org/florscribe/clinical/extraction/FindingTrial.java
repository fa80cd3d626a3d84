package org.florscribe.clinical.extraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.SparePlace;

/** Has one engine find what is in a conversation, to see how well it does: nothing is kept, and nobody else is asked. */
@ApplicationScoped
public class FindingTrial {

    private final Instance<ExtractionEngine> adapters;
    private final FindingExtractor builtIn;
    private final SparePlace places;

    @Inject
    FindingTrial(@Any Instance<ExtractionEngine> adapters, FindingExtractor builtIn, SparePlace places) {
        this.adapters = adapters;
        this.builtIn = builtIn;
        this.places = places;
    }

    /** @throws EngineFailure when it does not, or its answer would not be believed */
    public ModelResult<List<Finding>> by(EngineAccess access, VisitMaterial material, Duration deadline) {
        ExtractionEngine engine = EngineAdapter.required(adapters, access);
        ModelResult<List<Finding>> answer = places.with(
                access, engine.places(access), () -> engine.extract(access, material, ModelErrand.within(deadline)));
        return answer.with(FindingJudge.judged(
                answer.value(), material, builtIn.extract(material).size()));
    }

    public List<Finding> builtIn(VisitMaterial material) {
        return builtIn.extract(material);
    }
}
