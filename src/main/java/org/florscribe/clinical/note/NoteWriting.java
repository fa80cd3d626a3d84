package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.LanguageEngines;
import org.florscribe.clinical.extraction.ModelLedger;
import org.florscribe.clinical.extraction.ModelTask;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.florscribe.practice.engine.EngineTask;

/**
 * Has the practice's language models write what was asked for, in their order; the built-in engine is always the last, and what it
 * writes is the measure of whether a model left something out. Then asks for opinions on it. Works in no transaction.
 */
@ApplicationScoped
public class NoteWriting {

    private final LanguageEngines line;
    private final Iterable<DraftingEngine> adapters;
    private final NoteDrafter builtIn;
    private final CitationCheck citations;
    private final SecondOpinion opinions;
    private final ModelLedger ledger;

    @Inject
    NoteWriting(
            LanguageEngines line,
            @Any Instance<DraftingEngine> adapters,
            NoteDrafter builtIn,
            CitationCheck citations,
            SecondOpinion opinions,
            ModelLedger ledger) {
        this(line, (Iterable<DraftingEngine>) adapters, builtIn, citations, opinions, ledger);
    }

    NoteWriting(
            LanguageEngines line,
            Iterable<DraftingEngine> adapters,
            NoteDrafter builtIn,
            CitationCheck citations,
            SecondOpinion opinions,
            ModelLedger ledger) {
        this.line = line;
        this.adapters = adapters;
        this.builtIn = builtIn;
        this.citations = citations;
        this.opinions = opinions;
        this.ledger = ledger;
    }

    /** @throws org.florscribe.practice.engine.NoPlaceAtEngine when the engine that would do it works for others just now */
    public WrittenNote write(UUID encounterId, DraftRequest request) {
        Won<Optional<Draft>> won = draft(encounterId, request);
        CheckedDraft checked = citations.check(won.by().engine(), won.answer(), request);
        return new WrittenNote(request, won.answer(), won.by(), opinions.on(encounterId, checked, request.material()));
    }

    private Won<Optional<Draft>> draft(UUID encounterId, DraftRequest request) {
        List<EngineAccess> engines = line.allowed(encounterId, EngineTask.DRAFT);
        if (!engines.isEmpty()) {
            Optional<Draft> here = builtIn.draft(request);
            List<ModelTask<Draft>> tasks = new ArrayList<>();
            engines.forEach(access -> tasks.add(task(encounterId, access, request, here)));
            Optional<Won<Draft>> won =
                    line.ask(encounterId, EngineTask.DRAFT, request.material().conversation(), tasks);
            if (won.isPresent()) {
                return new Won<>(Optional.of(won.get().answer()), won.get().by());
            }
        }
        return line.builtIn(encounterId, EngineTask.DRAFT, builtIn.engine(), () -> builtIn.draft(request));
    }

    private ModelTask<Draft> task(UUID encounterId, EngineAccess access, DraftRequest request, Optional<Draft> here) {
        Optional<DraftingEngine> known = EngineAdapter.of(adapters, access);
        if (known.isEmpty()) {
            return ModelTask.unknown(access);
        }
        DraftingEngine engine = known.get();
        String told = engine.promptVersion(access);
        return new ModelTask<>(
                access,
                engine.places(access),
                told,
                ModelTask.Memory.in(
                        ledger,
                        encounterId,
                        access.id(),
                        RequestFingerprint.of(access, told, request),
                        KeptDraft.class,
                        KeptDraft::new,
                        KeptDraft::result),
                errand -> engine.draft(access, request, errand),
                answer -> new DraftJudge(request, here).judged(answer));
    }
}
