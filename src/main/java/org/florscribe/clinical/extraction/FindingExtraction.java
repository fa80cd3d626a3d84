package org.florscribe.clinical.extraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.Provenance;

/**
 * From a conversation to its findings, by the practice's language models in their order; the built-in engine is always the last, and
 * what it hears is the measure of whether a model heard anything. Works in no transaction.
 */
@ApplicationScoped
public class FindingExtraction {

    private final LanguageEngines line;
    private final Iterable<ExtractionEngine> adapters;
    private final FindingExtractor builtIn;
    private final ModelLedger ledger;

    @Inject
    FindingExtraction(
            LanguageEngines line,
            @Any Instance<ExtractionEngine> adapters,
            FindingExtractor builtIn,
            ModelLedger ledger) {
        this(line, (Iterable<ExtractionEngine>) adapters, builtIn, ledger);
    }

    FindingExtraction(
            LanguageEngines line, Iterable<ExtractionEngine> adapters, FindingExtractor builtIn, ModelLedger ledger) {
        this.line = line;
        this.adapters = adapters;
        this.builtIn = builtIn;
        this.ledger = ledger;
    }

    /** What was found, and by whom. */
    public record Found(List<Finding> findings, Provenance by) {

        public Found {
            findings = List.copyOf(findings);
        }
    }

    /** @throws org.florscribe.practice.engine.NoPlaceAtEngine when the engine that would do it works for others just now */
    public Found extract(UUID encounterId, VisitMaterial material) {
        List<EngineAccess> engines = line.allowed(encounterId, EngineTask.EXTRACT);
        if (!engines.isEmpty()) {
            int heardHere = builtIn.extract(material).size();
            List<ModelTask<List<Finding>>> tasks = new ArrayList<>();
            engines.forEach(access -> tasks.add(task(encounterId, access, material, heardHere)));
            Optional<Won<List<Finding>>> won =
                    line.ask(encounterId, EngineTask.EXTRACT, material.conversation(), tasks);
            if (won.isPresent()) {
                return new Found(builtIn.coded(won.get().answer()), won.get().by());
            }
        }
        Won<List<Finding>> here =
                line.builtIn(encounterId, EngineTask.EXTRACT, builtIn.engine(), () -> builtIn.extract(material));
        return new Found(here.answer(), here.by());
    }

    private ModelTask<List<Finding>> task(
            UUID encounterId, EngineAccess access, VisitMaterial material, int heardHere) {
        Optional<ExtractionEngine> known = EngineAdapter.of(adapters, access);
        if (known.isEmpty()) {
            return ModelTask.unknown(access);
        }
        ExtractionEngine engine = known.get();
        String told = engine.promptVersion(access);
        byte[] fingerprint = MaterialFingerprint.of(EngineTask.EXTRACT, access, told, material)
                .sha256();
        return new ModelTask<>(
                access,
                engine.places(access),
                told,
                ModelTask.Memory.in(
                        ledger,
                        encounterId,
                        access.id(),
                        fingerprint,
                        KeptFindings.class,
                        KeptFindings::new,
                        KeptFindings::result),
                errand -> engine.extract(access, material, errand),
                answer -> FindingJudge.judged(answer, material, heardHere));
    }
}
