package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipient.Content;
import org.florscribe.practice.recipient.Recipient.Purpose;
import org.florscribe.practice.recipient.RecipientSource;

/** Engines, with what each task hands to one. */
@ApplicationScoped
class EngineRecipients implements RecipientSource {

    private final EngineRepository engines;
    private final EngineDefaults defaults;

    @Inject
    EngineRecipients(EngineRepository engines, EngineDefaults defaults) {
        this.engines = engines;
        this.defaults = defaults;
    }

    @Override
    public List<Recipient> recipients() {
        return engines.list().stream().map(this::recipient).toList();
    }

    private Recipient recipient(Engine engine) {
        EngineTerms terms = engine.terms();
        return new Recipient(
                Purpose.valueOf(engine.task().name()),
                terms.name(),
                host(engine.task(), terms),
                engine.mayReceivePhi() ? contents(engine.task()) : Set.of(Content.SAMPLE));
    }

    private Optional<String> host(EngineTask task, EngineTerms terms) {
        if (terms.kind() == EngineKind.PLUGIN && terms.baseUrl().isEmpty()) {
            return Optional.empty();
        }
        String base = terms.baseUrl().orElseGet(() -> defaults.baseUrl(terms.kind()));
        return Recipient.hostOf(task == EngineTask.CAPTION ? terms.kind().captionAddress(base) : base);
    }

    private static Set<Content> contents(EngineTask task) {
        return switch (task) {
            case TRANSCRIBE, CAPTION -> Set.of(Content.AUDIO, Content.KEY_TERMS);
            case EXTRACT -> Set.of(Content.TRANSCRIPT, Content.CONTEXT, Content.AGE_AND_SEX);
            case DRAFT ->
                Set.of(Content.TRANSCRIPT, Content.CONTEXT, Content.AGE_AND_SEX, Content.FINDINGS, Content.STATEMENTS);
            case CHECK -> Set.of(Content.TRANSCRIPT, Content.CONTEXT, Content.AGE_AND_SEX, Content.STATEMENTS);
        };
    }
}
