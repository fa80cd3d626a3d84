package org.florscribe.clinical.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.encounter.ConsentRepository;
import org.florscribe.clinical.encounter.ContextRepository;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.export.DeliveryRepository;
import org.florscribe.clinical.extraction.Extraction;
import org.florscribe.clinical.extraction.ExtractionRepository;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.signature.AddendumRepository;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;

/** Reads all that is kept of a visit. Within a use case, which answers for who may have it. */
@ApplicationScoped
class VisitGathering {

    private final ConsentRepository consents;
    private final ContextRepository context;
    private final TranscriptRepository transcripts;
    private final ExtractionRepository extractions;
    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final DeliveryRepository deliveries;
    private final StaffRepository staff;

    @Inject
    VisitGathering(
            ConsentRepository consents,
            ContextRepository context,
            TranscriptRepository transcripts,
            ExtractionRepository extractions,
            NoteRepository notes,
            AddendumRepository addenda,
            DeliveryRepository deliveries,
            StaffRepository staff) {
        this.consents = consents;
        this.context = context;
        this.transcripts = transcripts;
        this.extractions = extractions;
        this.notes = notes;
        this.addenda = addenda;
        this.deliveries = deliveries;
        this.staff = staff;
    }

    VisitRecord of(Encounter visit) {
        Optional<ClinicalNote> note = notes.find(visit.id());
        return new VisitRecord(
                visit,
                staff.find(visit.clinicianId()).map(Staff::displayName).orElse(""),
                consents.of(visit.id()),
                context.of(visit.id()),
                transcripts.find(visit.id()),
                extractions.find(visit.id()).map(Extraction::findings).orElse(List.of()),
                note,
                note.map(notes::revisions).orElse(List.of()),
                note.map(addenda::list).orElse(List.of()),
                deliveries.ofEncounter(visit.id()));
    }
}
