package org.florscribe.clinical.signature;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.Statement;

/**
 * A note as it is read outside of the product.
 *
 * @param language of the statements, BCP 47
 * @param title {@link #USUAL_TITLE}, or that of the template where it is another than the usual one
 * @param loinc of the kind of document, e.g. {@code 11506-3}
 * @param zone the practice's; times are written in it
 * @param signature present unless it is a draft
 * @param withdrawal present when it was entered in error
 */
public record NoteDocument(
        State state,
        String language,
        String title,
        String loinc,
        String practice,
        PatientLine patient,
        LocalDate visitOn,
        ZoneId zone,
        List<Section> sections,
        List<Addition> addenda,
        Optional<SignatureBlock> signature,
        Optional<Withdrawal> withdrawal) {

    /** Of a note in the form that nobody chose. What was delivered under it is known again by its text, which stays as it was. */
    public static final String USUAL_TITLE = "Visit note";

    public NoteDocument {
        sections = List.copyOf(sections);
        addenda = List.copyOf(addenda);
        if ((state == State.DRAFT) == signature.isPresent()) {
            throw new IllegalArgumentException("A draft has no signature, and every other note has one");
        }
        if ((state == State.ENTERED_IN_ERROR) != withdrawal.isPresent()) {
            throw new IllegalArgumentException("Only a note entered in error has a withdrawal, and always");
        }
    }

    /** Masked: a note is never printed. */
    @Override
    public String toString() {
        return "NoteDocument[" + state + "]";
    }

    /** What the note is worth. */
    public enum State {
        DRAFT,
        SIGNED,
        ENTERED_IN_ERROR
    }

    /**
     * Whose note it is.
     *
     * @param sex FHIR administrative gender: female, male, other, unknown
     * @param mrn the practice's number of the patient, if it has one
     */
    public record PatientLine(String name, LocalDate bornOn, String sex, Optional<String> mrn) {

        @Override
        public String toString() {
            return "PatientLine[masked]";
        }
    }

    /**
     * Sections without statements are not written.
     *
     * @param loinc of the section, where it has one
     * @param bulleted whether the statements are items of a list
     */
    public record Section(String title, Optional<String> loinc, List<String> statements, boolean bulleted) {

        public Section {
            statements = List.copyOf(statements);
        }

        /** As plain sentences, without a code. */
        public Section(String title, List<String> statements) {
            this(title, Optional.empty(), statements, false);
        }

        public static Section of(NoteSection section, NoteForm form) {
            return new Section(
                    form.titleOf(section.code()),
                    form.section(section.code()).flatMap(FormSection::loinc),
                    section.statements().stream().map(Statement::text).toList(),
                    form.layout() == NoteLayout.BULLETS);
        }

        @Override
        public String toString() {
            return "Section[" + title + ", " + statements.size() + " statements]";
        }
    }

    /** An addendum, as it reads. */
    public record Addition(String text, String author, Instant addedAt) {

        @Override
        public String toString() {
            return "Addition[masked, " + addedAt + "]";
        }
    }

    /** @param contentHash of what was signed, with the name of the algorithm, e.g. {@code SHA-256 4f0c...} */
    public record SignatureBlock(String signer, Instant signedAt, String contentHash) {

        @Override
        public String toString() {
            return "SignatureBlock[" + signedAt + "]";
        }
    }

    /** Who said that the note was entered in error, when and why. */
    public record Withdrawal(String reason, String author, Instant withdrawnAt) {

        @Override
        public String toString() {
            return "Withdrawal[masked, " + withdrawnAt + "]";
        }
    }
}
