package org.florscribe.adapter.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteDocument.Addition;
import org.florscribe.clinical.signature.NoteDocument.PatientLine;
import org.florscribe.clinical.signature.NoteDocument.Section;
import org.florscribe.clinical.signature.NoteDocument.SignatureBlock;
import org.florscribe.clinical.signature.NoteDocument.State;
import org.florscribe.clinical.signature.NoteDocument.Withdrawal;

/** Documents for tests; nobody in them exists. */
final class NoteDocuments {

    static final List<Section> SECTIONS = List.of(
            new Section("Chief complaint", List.of("Knee pain.")),
            new Section("Results", List.of()),
            new Section("Assessment and plan", List.of("Strain of the left knee.", "Ibuprofen 400 mg twice daily.")));

    private NoteDocuments() {}

    static NoteDocument aDraft(List<Section> sections) {
        return document(State.DRAFT, "Jo Park", sections, List.of());
    }

    static NoteDocument aSignedNote(List<Section> sections) {
        return document(State.SIGNED, "Jo Park", sections, List.of());
    }

    static NoteDocument aSignedNoteWithAddendum(List<Section> sections, String text) {
        return document(
                State.SIGNED,
                "Jo Park",
                sections,
                List.of(new Addition(text, "Ada Quill", Instant.parse("2026-03-03T08:00:00Z"))));
    }

    static NoteDocument aNoteEnteredInError(List<Section> sections) {
        return document(State.ENTERED_IN_ERROR, "Jo Park", sections, List.of());
    }

    static NoteDocument aSignedNoteOf(String patient, List<Section> sections) {
        return document(State.SIGNED, patient, sections, List.of());
    }

    private static NoteDocument document(State state, String patient, List<Section> sections, List<Addition> addenda) {
        Instant signedAt = Instant.parse("2026-03-02T15:30:00Z");
        return new NoteDocument(
                state,
                "en",
                "Visit note",
                "11506-3",
                "Willow Lane Practice",
                new PatientLine(patient, LocalDate.of(1961, 5, 2), "female", Optional.of("4711")),
                LocalDate.of(2026, 3, 2),
                ZoneId.of("America/New_York"),
                sections,
                addenda,
                state == State.DRAFT
                        ? Optional.empty()
                        : Optional.of(new SignatureBlock("Ada Quill, MD", signedAt, "SHA-256 4f0c")),
                state == State.ENTERED_IN_ERROR
                        ? Optional.of(new Withdrawal("Wrong patient", "Ada Quill", signedAt))
                        : Optional.empty());
    }
}
