package org.florscribe.clinical.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.SignatureRecord;
import org.florscribe.clinical.note.TemplateMark;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** Puts a note together with whose it is, who signed it and what was added. Within a use case, which answers for who may have it. */
@ApplicationScoped
public class NoteComposition {

    private static final String ADDENDUM_TITLE = "Addendum to visit note";

    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final TranscriptRepository transcripts;
    private final PracticeRepository practices;
    private final StaffRepository staff;
    private final SignatureRecord signatures;
    private final CurrentCaller callers;

    @Inject
    NoteComposition(
            NoteRepository notes,
            AddendumRepository addenda,
            EncounterRepository encounters,
            PatientRepository patients,
            TranscriptRepository transcripts,
            PracticeRepository practices,
            StaffRepository staff,
            SignatureRecord signatures,
            CurrentCaller callers) {
        this.notes = notes;
        this.addenda = addenda;
        this.encounters = encounters;
        this.patients = patients;
        this.transcripts = transcripts;
        this.practices = practices;
        this.staff = staff;
        this.signatures = signatures;
        this.callers = callers;
    }

    /** As it stands now: with its addenda, and with its mark when it was entered in error. */
    NoteDocument now(UUID encounterId) {
        ClinicalNote note = notes.get(encounterId);
        return compose(
                note,
                NoteDocument.State.valueOf(note.state().name()),
                title(note),
                sections(note),
                addenda.list(note).stream().map(this::addition).toList(),
                note.errorMark()
                        .map(it -> new NoteDocument.Withdrawal(it.reason().reveal(), nameOf(it.by()), it.at())));
    }

    /** As it was signed, whatever came after: the same each time. */
    public NoteDocument signed(ClinicalNote note) {
        return compose(note, NoteDocument.State.SIGNED, title(note), sections(note), List.of(), Optional.empty());
    }

    /** One addendum, with the signature of the note it belongs to. */
    public NoteDocument addendum(ClinicalNote note, Addendum addendum) {
        return compose(
                note,
                NoteDocument.State.SIGNED,
                ADDENDUM_TITLE,
                List.of(),
                List.of(addition(addendum)),
                Optional.empty());
    }

    private NoteDocument compose(
            ClinicalNote note,
            NoteDocument.State state,
            String title,
            List<NoteDocument.Section> sections,
            List<NoteDocument.Addition> additions,
            Optional<NoteDocument.Withdrawal> withdrawal) {
        signatures.require(note);
        Encounter encounter = encounters.get(note.encounterId());
        Practice practice = practices.find(callers.get().practice()).orElseThrow(NotFound::new);
        Patient.Demographics person = patients.get(encounter.patientId()).demographics();
        return new NoteDocument(
                state,
                language(encounter.id(), practice),
                title,
                note.form().template().loinc(),
                practice.name(),
                new NoteDocument.PatientLine(
                        person.fullName(),
                        person.birthDate(),
                        person.sex().code(),
                        person.mrn().map(PhiText::reveal)),
                encounter.visitOn(),
                practice.timeZone(),
                sections,
                additions,
                note.attestation().map(this::block),
                withdrawal);
    }

    /** The template's, where it is another than the usual one. */
    private static String title(ClinicalNote note) {
        TemplateMark template = note.form().template();
        return template.id().equals(NoteForm.soap().template().id()) ? NoteDocument.USUAL_TITLE : template.title();
    }

    private static List<NoteDocument.Section> sections(ClinicalNote note) {
        return note.body().sections().stream()
                .map(section -> NoteDocument.Section.of(section, note.form()))
                .toList();
    }

    private NoteDocument.Addition addition(Addendum addendum) {
        return new NoteDocument.Addition(addendum.text().reveal(), nameOf(addendum.authorId()), addendum.createdAt());
    }

    private NoteDocument.SignatureBlock block(Attestation attestation) {
        return new NoteDocument.SignatureBlock(
                nameOf(attestation.signedBy()), attestation.signedAt(), "SHA-256 " + attestation.fingerprint());
    }

    private String language(UUID encounterId, Practice practice) {
        return transcripts
                .find(encounterId)
                .map(it -> it.conversation().language())
                .filter(it -> !it.isEmpty() && !it.equals(Conversation.UNKNOWN_LANGUAGE))
                .or(() -> Optional.of(practice.locale()))
                .get();
    }

    private String nameOf(UUID staffId) {
        return staff.find(staffId).map(Staff::displayName).orElse("");
    }
}
