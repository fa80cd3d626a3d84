package org.florscribe.clinical.signature;

import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.ApplicationService;

/** Reading what stands under a note; the note itself is read through its review, which writes the access log. */
@ApplicationService
public class SignatureReading {

    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final EncounterRepository encounters;
    private final StaffRepository staff;

    @Inject
    SignatureReading(
            NoteRepository notes, AddendumRepository addenda, EncounterRepository encounters, StaffRepository staff) {
        this.notes = notes;
        this.addenda = addenda;
        this.encounters = encounters;
        this.staff = staff;
    }

    /** {@link SignatureView#NONE} for a draft, and for a visit without a note. */
    @Requires(Permission.VIEW_CHART)
    public SignatureView of(UUID encounterId) {
        encounters.get(encounterId);
        return notes.find(encounterId).map(this::of).orElse(SignatureView.NONE);
    }

    private SignatureView of(ClinicalNote note) {
        if (note.attestation().isEmpty()) {
            return SignatureView.NONE;
        }
        return new SignatureView(
                note.attestation()
                        .map(it -> new SignatureView.Signed(
                                it.signedBy(),
                                nameOf(it.signedBy()),
                                it.signedAt(),
                                it.fingerprint(),
                                note.isAsSigned())),
                addenda.list(note).stream()
                        .map(it -> new SignatureView.Added(
                                it.id(), it.text(), it.authorId(), nameOf(it.authorId()), it.createdAt()))
                        .toList(),
                note.errorMark()
                        .map(it -> new SignatureView.Withdrawn(it.reason(), it.by(), nameOf(it.by()), it.at())));
    }

    private String nameOf(UUID staffId) {
        return staff.find(staffId).map(Staff::displayName).orElse("");
    }
}
