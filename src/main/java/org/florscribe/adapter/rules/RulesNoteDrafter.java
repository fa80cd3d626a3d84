package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.draft.NoteWriter;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteDrafter;

/**
 * Drafts a note in the words that were said, put into a chart's third person; invents nothing. It cannot read: instructions
 * and style rules change nothing, the form's sections and its measure do.
 */
@ApplicationScoped
public class RulesNoteDrafter implements NoteDrafter {

    @Override
    public String engine() {
        return RulesFindingExtractor.ENGINE;
    }

    @Override
    public Optional<Draft> draft(DraftRequest request) {
        double measure = switch (request.form().detail()) {
            case SHORT -> 0.5;
            case STANDARD -> 1;
            case DETAILED -> 2;
        };
        return NoteWriter.write(Visit.of(request.material()), request.findings(), measure, request.form())
                .map(request::within)
                .filter(draft -> !draft.sections().isEmpty());
    }
}
