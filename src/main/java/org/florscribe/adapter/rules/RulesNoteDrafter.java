package org.florscribe.adapter.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.draft.NoteWriter;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.NoteDrafter;

/** Drafts a note in the words that were said, put into a chart's third person; invents nothing. */
@ApplicationScoped
public class RulesNoteDrafter implements NoteDrafter {

    @Override
    public String engine() {
        return RulesFindingExtractor.ENGINE;
    }

    @Override
    public Optional<Draft> draft(VisitMaterial material, List<Finding> findings) {
        return NoteWriter.write(Visit.of(material), findings);
    }
}
