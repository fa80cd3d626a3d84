package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.DraftingEngine;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.PromptVersions;

/** Drafts by a language model behind chat completions. */
@ApplicationScoped
public class LanguageModelDrafting implements DraftingEngine {

    private static final int TOKENS_OF_FINDING = 45;

    private final ChatClient client;
    private final Clock clock;

    @Inject
    LanguageModelDrafting(ChatClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EngineKind.OPENAI.key();
    }

    @Override
    public String promptVersion(EngineAccess access) {
        return PromptVersions.of(EngineTask.DRAFT, access);
    }

    @Override
    public int places(EngineAccess access) {
        return ChatDialect.of(access).places();
    }

    @Override
    public ModelResult<Draft> draft(EngineAccess access, DraftRequest request, ModelErrand errand) {
        ModelWork work = new ModelWork(client, access, clock, errand);
        return work.done(Prompt.of(promptVersion(access)), room -> draft(work, promptVersion(access), request, room));
    }

    private static Draft draft(ModelWork work, String promptVersion, DraftRequest request, Room room) throws TooLong {
        DraftUnion union = new DraftUnion(request);
        VisitMaterial visit = request.material();
        if (visit.conversation().utterances().isEmpty() && visit.context().isEmpty()) {
            return union.whole();
        }
        for (List<FormSection> sections : ComposePrompt.batches(request, room)) {
            Prompt prompt = ComposePrompt.of(promptVersion, request, sections);
            int beside = work.tokens(prompt) + Material.tokensBeside(visit) + ofFindings(request);
            for (List<Utterance> window : Windows.of(visit.conversation().utterances(), room.besides(beside))) {
                Material material = Material.of(visit, window);
                findings(material, request.findings());
                written(material, sections, union);
                union.add(work.ask(prompt, material, room, new SentenceReader(sections, material.ids())));
            }
        }
        return union.whole();
    }

    /** They stand beside the lines that they rest on, so a window has a part of them; a third of it at most is kept free. */
    private static int ofFindings(DraftRequest request) {
        int lines = request.material().conversation().utterances().stream()
                .mapToInt(Material::tokens)
                .sum();
        return Math.min(request.findings().size() * TOKENS_OF_FINDING, lines / 3);
    }

    private static void findings(Material material, List<Finding> findings) {
        ArrayNode list = material.list("findings");
        for (Finding finding : findings) {
            if (material.ids().containsAll(finding.evidence())) {
                ObjectNode one = list.addObject();
                ArrayNode evidence = one.putArray("evidence");
                finding.evidence().forEach(evidence::add);
                one.put("kind", finding.kind().name());
                one.put("text", finding.text());
                one.put("assertion", finding.assertion().name());
                one.put("experiencer", finding.experiencer().name());
                one.put("temporality", finding.temporality().name());
            }
        }
    }

    private static void written(Material material, List<FormSection> sections, DraftUnion union) {
        ArrayNode list = material.list("written");
        sections.forEach(section -> union.of(section.code())
                .forEach(sentence ->
                        list.addObject().put("section", section.code().name()).put("text", sentence.text())));
    }
}
