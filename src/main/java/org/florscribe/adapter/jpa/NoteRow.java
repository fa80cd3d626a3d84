package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.ErrorMark;
import org.florscribe.clinical.note.NoteBody;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.note.Redrafting;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "note")
class NoteRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "encounter_id")
    private UUID encounterId;

    @Enumerated(EnumType.STRING)
    private NoteState state;

    private String engine;

    @Column(name = "sealed_body")
    private byte[] sealedBody;

    @Column(name = "sealed_draft")
    private byte[] sealedDraft;

    @Column(name = "signed_by")
    private @Nullable UUID signedBy;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "content_hash")
    private byte @Nullable [] contentHash;

    @Column(name = "entered_in_error_by")
    private @Nullable UUID enteredInErrorBy;

    @Column(name = "entered_in_error_at")
    private @Nullable Instant enteredInErrorAt;

    @Column(name = "sealed_error_reason")
    private byte @Nullable [] sealedErrorReason;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** @param form and what is written anew: none in notes from before there were any */
    record Drafted(
            List<NoteSection> sections,
            @Nullable NoteForm form,
            @Nullable Redrafting redrafting) {

        Redrafting around() {
            return redrafting == null ? Redrafting.NONE : redrafting;
        }

        NoteForm formOrFirst() {
            return form == null ? NoteForm.soap() : form;
        }
    }

    @SuppressWarnings("NullAway.Init")
    protected NoteRow() {}

    @SuppressWarnings("NullAway.Init") // change() sets the rest
    NoteRow(UUID practiceId, ClinicalNote note, SubjectKey key) {
        this.id = note.id();
        this.practiceId = practiceId;
        this.encounterId = note.encounterId();
        this.state = NoteState.DRAFT;
        this.createdAt = note.createdAt();
        change(note, key);
    }

    /** A signed note's words are left alone, as the database demands; sealed anew they would be other bytes. */
    final void change(ClinicalNote note, SubjectKey key) {
        if (state == NoteState.DRAFT) {
            engine = note.engine();
            sealedBody = SealedJson.seal(key, cell("sealed_body"), note.body());
            sealedDraft = SealedJson.seal(
                    key, cell("sealed_draft"), new Drafted(note.draft(), note.form(), note.redrafting()));
            note.attestation().ifPresent(this::sign);
        }
        note.errorMark().ifPresent(mark -> {
            enteredInErrorBy = mark.by();
            enteredInErrorAt = mark.at();
            sealedErrorReason = key.seal(cell("sealed_error_reason"), mark.reason());
        });
        state = note.state();
        updatedAt = note.updatedAt();
    }

    private void sign(Attestation attestation) {
        signedBy = attestation.signedBy();
        signedAt = attestation.signedAt();
        contentHash = attestation.contentHash();
    }

    /** What the note was written in stays: it says how the signed words are laid out. */
    final void forgetDraft(SubjectKey key) {
        Drafted drafted = SealedJson.open(key, cell("sealed_draft"), sealedDraft, Drafted.class);
        sealedDraft = SealedJson.seal(key, cell("sealed_draft"), new Drafted(List.of(), drafted.form(), null));
    }

    ClinicalNote toNote(SubjectKey key) {
        Drafted drafted = SealedJson.open(key, cell("sealed_draft"), sealedDraft, Drafted.class);
        return new ClinicalNote(
                id,
                encounterId,
                state,
                engine,
                drafted.formOrFirst(),
                SealedJson.open(key, cell("sealed_body"), sealedBody, NoteBody.class),
                drafted.sections(),
                drafted.around(),
                attestation(),
                errorMark(key),
                version,
                createdAt,
                updatedAt);
    }

    private Optional<Attestation> attestation() {
        return signedBy == null || signedAt == null || contentHash == null
                ? Optional.empty()
                : Optional.of(new Attestation(signedBy, signedAt, contentHash));
    }

    private Optional<ErrorMark> errorMark(SubjectKey key) {
        return enteredInErrorBy == null || enteredInErrorAt == null || sealedErrorReason == null
                ? Optional.empty()
                : Optional.of(new ErrorMark(
                        enteredInErrorBy, enteredInErrorAt, key.open(cell("sealed_error_reason"), sealedErrorReason)));
    }

    UUID encounterId() {
        return encounterId;
    }

    long version() {
        return version;
    }

    private Cell cell(String column) {
        return new Cell("note", column, id);
    }
}
