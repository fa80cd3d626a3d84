package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.extraction.LanguageEngines;
import org.florscribe.clinical.extraction.MaterialFingerprint;
import org.florscribe.clinical.extraction.ModelLedger;
import org.florscribe.clinical.extraction.ModelTask;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineInLine;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EngineRelay.Won;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.WorkFingerprint;

/** Asks the practice's engines for opinions, where it has any for that. Works in no transaction. */
@ApplicationScoped
class SecondOpinion {

    /** Of all sentences, so many in ten have to be judged. */
    private static final int FEWEST_IN_TEN = 8;

    private final LanguageEngines line;
    private final Iterable<OpinionEngine> adapters;
    private final ModelLedger ledger;

    @Inject
    SecondOpinion(LanguageEngines line, @Any Instance<OpinionEngine> adapters, ModelLedger ledger) {
        this(line, (Iterable<OpinionEngine>) adapters, ledger);
    }

    SecondOpinion(LanguageEngines line, Iterable<OpinionEngine> adapters, ModelLedger ledger) {
        this.line = line;
        this.adapters = adapters;
        this.ledger = ledger;
    }

    /** @throws org.florscribe.practice.engine.NoPlaceAtEngine when an engine would have one, and works for others */
    Opinions on(UUID encounterId, CheckedDraft draft, VisitMaterial material) {
        List<EngineInLine> asked = line.inOrder(encounterId, EngineTask.CHECK);
        Map<String, CheckedDraft.Sentence> supported = supported(draft);
        if (asked.isEmpty() || supported.isEmpty()) {
            return Opinions.NONE;
        }
        boolean demanded = asked.stream()
                .anyMatch(engine -> engine.access()
                        .option(EngineOption.DEMANDED)
                        .filter("true"::equals)
                        .isPresent());
        List<OpinionEngine.Claim> claims = supported.entrySet().stream()
                .map(it -> new OpinionEngine.Claim(
                        it.getKey(), it.getValue().text(), it.getValue().evidence()))
                .toList();
        List<ModelTask<Map<String, Support>>> tasks = new ArrayList<>();
        line.allowed(encounterId, EngineTask.CHECK)
                .forEach(access -> tasks.add(task(encounterId, access, material, claims)));
        Optional<Won<Map<String, Support>>> won =
                line.ask(encounterId, EngineTask.CHECK, material.conversation(), tasks);
        Map<Opinions.Sentence, Support> found = new HashMap<>();
        won.map(Won::answer).orElse(Map.of()).forEach((id, opinion) -> {
            CheckedDraft.Sentence sentence = supported.get(id);
            if (sentence != null) {
                // the same sentence twice: the worse of both
                found.merge(Opinions.Sentence.of(sentence), opinion, SecondOpinion::worse);
            }
        });
        return new Opinions(found, demanded);
    }

    private static Support worse(Support one, Support other) {
        return one == Support.SUPPORTED ? other : one;
    }

    private static Map<String, CheckedDraft.Sentence> supported(CheckedDraft draft) {
        Map<String, CheckedDraft.Sentence> supported = new LinkedHashMap<>();
        draft.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .filter(sentence -> sentence.support() == Support.SUPPORTED)
                .forEach(sentence -> supported.put("c" + (supported.size() + 1), sentence));
        return supported;
    }

    private ModelTask<Map<String, Support>> task(
            UUID encounterId, EngineAccess access, VisitMaterial material, List<OpinionEngine.Claim> claims) {
        Optional<OpinionEngine> known = EngineAdapter.of(adapters, access);
        if (known.isEmpty()) {
            return ModelTask.unknown(access);
        }
        OpinionEngine engine = known.get();
        String told = engine.promptVersion(access);
        WorkFingerprint work = MaterialFingerprint.of(EngineTask.CHECK, access, told, material);
        for (OpinionEngine.Claim claim : claims) {
            work.add(claim.id()).add(claim.text());
            claim.evidence().forEach(work::add);
        }
        return new ModelTask<>(
                access,
                engine.places(access),
                told,
                ModelTask.Memory.in(
                        ledger,
                        encounterId,
                        access.id(),
                        work.sha256(),
                        KeptOpinions.class,
                        KeptOpinions::new,
                        KeptOpinions::result),
                errand -> engine.judge(access, material, claims, errand),
                answer -> judged(answer, claims));
    }

    /** @throws EngineFailure {@code BAD_SUCCESS} when too many have no opinion */
    static Map<String, Support> judged(Map<String, Support> answer, List<OpinionEngine.Claim> claims) {
        Map<String, Support> known = new HashMap<>();
        claims.forEach(claim -> {
            Support opinion = answer.get(claim.id());
            if (opinion != null) {
                known.put(claim.id(), opinion);
            }
        });
        if (known.size() * 10 < claims.size() * FEWEST_IN_TEN) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine left sentences unjudged.");
        }
        return known;
    }
}
