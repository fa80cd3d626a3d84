package org.florscribe.clinical.disclosure;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRevision;
import org.florscribe.clinical.signature.Addendum;
import org.florscribe.clinical.transcript.Transcript;

/**
 * What is kept of one visit, but for its sound.
 *
 * @param clinician the name of who is responsible, as it is now
 * @param versions of the note, oldest first
 */
public record VisitRecord(
        Encounter encounter,
        String clinician,
        List<RecordingConsent> consents,
        List<ContextItem> context,
        Optional<Transcript> transcript,
        List<Finding> findings,
        Optional<ClinicalNote> note,
        List<NoteRevision> versions,
        List<Addendum> addenda,
        List<Delivery> deliveries) {

    public VisitRecord {
        consents = List.copyOf(consents);
        context = List.copyOf(context);
        findings = List.copyOf(findings);
        versions = List.copyOf(versions);
        addenda = List.copyOf(addenda);
        deliveries = List.copyOf(deliveries);
    }

    /** Masked: it is all about a person. */
    @Override
    public String toString() {
        return "VisitRecord[" + encounter.id() + "]";
    }
}
