package org.florscribe.clinical.signature;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** Taking a note out of the product: printed, as a page, or as text to paste. */
@ApplicationService
public class NotePrinting {

    private static final String TITLE = "Visit note";

    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final TranscriptRepository transcripts;
    private final PracticeRepository practices;
    private final StaffRepository staff;
    private final NoteRenderer renderer;
    private final AuditTrail trail;
    private final CurrentCaller callers;

    @Inject
    NotePrinting(
            NoteRepository notes,
            AddendumRepository addenda,
            EncounterRepository encounters,
            PatientRepository patients,
            TranscriptRepository transcripts,
            PracticeRepository practices,
            StaffRepository staff,
            NoteRenderer renderer,
            AuditTrail trail,
            CurrentCaller callers) {
        this.notes = notes;
        this.addenda = addenda;
        this.encounters = encounters;
        this.patients = patients;
        this.transcripts = transcripts;
        this.practices = practices;
        this.staff = staff;
        this.renderer = renderer;
        this.trail = trail;
        this.callers = callers;
    }

    @Requires(Permission.VIEW_CHART)
    public byte[] pdf(UUID encounterId) {
        return renderer.pdf(document(encounterId));
    }

    @Requires(Permission.VIEW_CHART)
    public PhiText html(UUID encounterId) {
        return PhiText.of(renderer.html(document(encounterId)));
    }

    @Requires(Permission.VIEW_CHART)
    public PhiText text(UUID encounterId) {
        return PhiText.of(renderer.text(document(encounterId)));
    }

    /** The statements of one section, each on its line; empty when the note has none there. */
    @Requires(Permission.VIEW_CHART)
    public PhiText section(UUID encounterId, SectionCode code) {
        Encounter encounter = encounters.get(encounterId);
        ClinicalNote note = notes.get(encounterId);
        trail.record(AuditAction.NOTE_PRINTED, "note", note.id(), encounter.patientId());
        return PhiText.of(
                note.body().statementsOf(code).stream().map(Statement::text).collect(Collectors.joining("\n")));
    }

    private NoteDocument document(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        ClinicalNote note = notes.get(encounterId);
        trail.record(AuditAction.NOTE_PRINTED, "note", note.id(), encounter.patientId());
        Practice practice = practices.find(callers.get().practice()).orElseThrow(NotFound::new);
        Patient.Demographics person = patients.get(encounter.patientId()).demographics();
        return new NoteDocument(
                NoteDocument.State.valueOf(note.state().name()),
                language(encounterId, practice),
                TITLE,
                practice.name(),
                new NoteDocument.PatientLine(
                        person.fullName(),
                        person.birthDate(),
                        person.sex().code(),
                        person.mrn().map(PhiText::reveal)),
                encounter.visitOn(),
                practice.timeZone(),
                note.body().sections().stream().map(NoteDocument.Section::of).toList(),
                addenda.list(note).stream()
                        .map(it -> new NoteDocument.Addition(it.text().reveal(), nameOf(it.authorId()), it.createdAt()))
                        .toList(),
                note.attestation().map(this::block),
                note.errorMark()
                        .map(it -> new NoteDocument.Withdrawal(it.reason().reveal(), nameOf(it.by()), it.at())));
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
