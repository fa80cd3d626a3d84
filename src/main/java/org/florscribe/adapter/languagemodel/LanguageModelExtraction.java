package org.florscribe.adapter.languagemodel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.florscribe.clinical.extraction.ExtractionEngine;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.PromptVersions;

/** Findings by a language model behind chat completions. */
@ApplicationScoped
public class LanguageModelExtraction implements ExtractionEngine {

    private final ChatClient client;
    private final Clock clock;

    @Inject
    LanguageModelExtraction(ChatClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EngineKind.OPENAI.key();
    }

    @Override
    public String promptVersion(EngineAccess access) {
        return PromptVersions.of(EngineTask.EXTRACT, access);
    }

    @Override
    public int places(EngineAccess access) {
        return ChatDialect.of(access).places();
    }

    @Override
    public ModelResult<List<Finding>> extract(EngineAccess access, VisitMaterial visit, ModelErrand errand) {
        ModelWork work = new ModelWork(client, access, clock, errand);
        return work.done(Prompt.EXTRACT, room -> findings(work, visit, room));
    }

    private static List<Finding> findings(ModelWork work, VisitMaterial visit, Room room) throws TooLong {
        List<Utterance> lines = visit.conversation().utterances();
        if (lines.isEmpty() && visit.context().isEmpty()) {
            return List.of();
        }
        int beside = work.tokens(Prompt.EXTRACT) + Material.tokensBeside(visit);
        FindingUnion union = new FindingUnion();
        for (List<Utterance> window : Windows.of(lines, room.besides(beside))) {
            Material material = Material.of(visit, window);
            union.add(work.ask(Prompt.EXTRACT, material, room, new FindingReader(material.ids())));
        }
        return union.inOrder(lines);
    }
}
