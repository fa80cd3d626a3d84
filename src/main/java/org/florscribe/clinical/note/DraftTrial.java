package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.SparePlace;

/** Has one engine write a note, to see how well it does: nothing is kept, and nobody else is asked. */
@ApplicationScoped
public class DraftTrial {

    private final Instance<DraftingEngine> adapters;
    private final NoteDrafter builtIn;
    private final CitationCheck citations;
    private final SparePlace places;

    @Inject
    DraftTrial(
            @Any Instance<DraftingEngine> adapters, NoteDrafter builtIn, CitationCheck citations, SparePlace places) {
        this.adapters = adapters;
        this.builtIn = builtIn;
        this.citations = citations;
        this.places = places;
    }

    /**
     * What was written, checked sentence by sentence.
     *
     * @param sections without what cites nothing
     * @param written sentences, also those that cite nothing that exists
     * @param cited sentences
     */
    public record Tried(List<NoteSection> sections, int written, int cited) {

        public Tried {
            sections = List.copyOf(sections);
        }
    }

    /** @throws EngineFailure when it does not, or its draft would not be believed */
    public ModelResult<Tried> by(EngineAccess access, DraftRequest request, Duration deadline) {
        DraftingEngine engine = EngineAdapter.required(adapters, access);
        ModelResult<Draft> answer = places.with(
                access, engine.places(access), () -> engine.draft(access, request, ModelErrand.within(deadline)));
        Draft believed = new DraftJudge(request, builtIn.draft(request)).judged(answer.value());
        return answer.with(tried(access.name(), answer.value(), believed, request));
    }

    public Tried builtIn(DraftRequest request) {
        Draft draft = builtIn.draft(request).orElse(new Draft(List.of()));
        return tried(builtIn.engine(), draft, draft, request);
    }

    private Tried tried(String engine, Draft written, Draft believed, DraftRequest request) {
        CheckedDraft checked = citations.check(engine, Optional.of(believed), request);
        Set<String> known = request.material().citable();
        int sentences = 0;
        int cited = 0;
        for (Draft.Section section : request.within(written).sections()) {
            for (Draft.Sentence sentence : section.sentences()) {
                sentences++;
                cited += sentence.evidence().stream().anyMatch(known::contains) ? 1 : 0;
            }
        }
        return new Tried(sections(checked), sentences, cited);
    }

    private static List<NoteSection> sections(CheckedDraft checked) {
        List<NoteSection> sections = new ArrayList<>();
        int number = 0;
        for (CheckedDraft.Section section : checked.sections()) {
            List<Statement> statements = new ArrayList<>();
            for (CheckedDraft.Sentence sentence : section.sentences()) {
                number++;
                statements.add(new Statement(
                        "n" + number, sentence.text(), sentence.evidence(), sentence.support(), Optional.empty()));
            }
            sections.add(new NoteSection(section.code(), statements));
        }
        return sections;
    }
}
