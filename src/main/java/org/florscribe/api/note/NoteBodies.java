package org.florscribe.api.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.Disposition;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.Omission;
import org.florscribe.clinical.note.OmissionRisk;
import org.florscribe.clinical.note.RedraftOrder;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionProposal;
import org.florscribe.clinical.note.SectionText;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.signature.SignatureView;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** A note as the API takes and gives it. */
final class NoteBodies {

    private NoteBodies() {}

    /** One sentence, as answered. */
    public record StatementBody(
            String id, PhiText text, List<String> evidence, Support support, Optional<Disposition> disposition) {

        static StatementBody of(Statement statement) {
            return new StatementBody(
                    statement.id(),
                    PhiText.of(statement.text()),
                    statement.evidence(),
                    statement.support(),
                    statement.disposition());
        }
    }

    /** One section, as answered. */
    public record SectionBody(String code, String title, Optional<String> loinc, List<StatementBody> statements) {

        static SectionBody of(NoteSection section, NoteForm form) {
            return new SectionBody(
                    section.code().name(),
                    form.titleOf(section.code()),
                    form.section(section.code()).flatMap(FormSection::loinc),
                    section.statements().stream().map(StatementBody::of).toList());
        }
    }

    /** Something that was said and is not in the note, and why it deserves a look. */
    public record OmissionBody(String findingId, PhiText text, List<String> evidence, OmissionRisk risk) {

        static OmissionBody of(Omission omission) {
            Finding finding = omission.finding();
            return new OmissionBody(finding.id(), PhiText.of(finding.text()), finding.evidence(), omission.risk());
        }
    }

    /** In which form the note is written. */
    public record NoteFormBody(
            UUID templateId, int templateVersion, String title, String loinc, NoteDetail detail, NoteLayout layout) {

        static NoteFormBody of(NoteForm form) {
            return new NoteFormBody(
                    form.template().id(),
                    form.template().version(),
                    form.template().title(),
                    form.template().loinc(),
                    form.detail(),
                    form.layout());
        }
    }

    /** Sections that a person asked for anew; {@code written} are those that read otherwise now. */
    public record RedraftBody(
            RedraftOrder.Kind kind,
            RedraftOrder.State state,
            List<String> sections,
            Optional<PhiText> instruction,
            Optional<String> engine,
            List<String> written,
            Instant askedAt) {

        static RedraftBody of(RedraftOrder order) {
            return new RedraftBody(
                    order.kind(),
                    order.state(),
                    names(order.codes()),
                    order.instruction(),
                    order.engine(),
                    names(order.written()),
                    order.askedAt());
        }
    }

    /** A section as it would read, for a person to take or to leave. */
    public record ProposalBody(String code, String engine, List<ProposedBody> statements) {

        static ProposalBody of(SectionProposal proposal) {
            return new ProposalBody(
                    proposal.code().name(),
                    proposal.engine(),
                    proposal.sentences().stream()
                            .map(it -> new ProposedBody(PhiText.of(it.text()), it.evidence(), it.support()))
                            .toList());
        }
    }

    /** One sentence of a proposal. */
    public record ProposedBody(PhiText text, List<String> evidence, Support support) {}

    private static List<String> names(List<SectionCode> codes) {
        return codes.stream().map(SectionCode::name).toList();
    }

    /** What was added to a signed note. */
    public record AddendumBody(UUID id, PhiText text, UUID authorId, String authorName, Instant createdAt) {

        static AddendumBody of(SignatureView.Added added) {
            return new AddendumBody(added.id(), added.text(), added.by(), added.name(), added.at());
        }
    }

    /** Why the note must not be relied on. */
    public record ErrorBody(PhiText reason, UUID markedBy, Instant markedAt) {

        static ErrorBody of(SignatureView.Withdrawn withdrawn) {
            return new ErrorBody(withdrawn.reason(), withdrawn.by(), withdrawn.at());
        }
    }

    /** The whole note. */
    public record NoteBody(
            long version,
            NoteState state,
            String engine,
            NoteFormBody form,
            List<SectionBody> sections,
            Optional<RedraftBody> redraft,
            List<ProposalBody> proposals,
            Optional<List<String>> correctedSections,
            List<OmissionBody> omissions,
            List<AddendumBody> addenda,
            Optional<UUID> signedBy,
            Optional<String> signedByName,
            Optional<Instant> signedAt,
            Optional<String> contentHash,
            Optional<ErrorBody> enteredInError) {

        static NoteBody of(NoteView view, SignatureView signature) {
            ClinicalNote note = view.note();
            return new NoteBody(
                    note.version(),
                    note.state(),
                    note.engine(),
                    NoteFormBody.of(note.form()),
                    view.sections().stream()
                            .map(section -> SectionBody.of(section, note.form()))
                            .toList(),
                    note.redrafting().order().map(RedraftBody::of),
                    note.redrafting().proposals().stream().map(ProposalBody::of).toList(),
                    note.redrafting().corrected().map(NoteBodies::names),
                    view.omissions().stream().map(OmissionBody::of).toList(),
                    signature.addenda().stream().map(AddendumBody::of).toList(),
                    signature.signed().map(SignatureView.Signed::by),
                    signature.signed().map(SignatureView.Signed::name),
                    signature.signed().map(SignatureView.Signed::at),
                    signature.signed().map(SignatureView.Signed::fingerprint),
                    signature.withdrawn().map(ErrorBody::of));
        }
    }

    /**
     * A sentence as a person leaves it. What it rests on and how it was settled may be sent back as it was read; the server
     * goes by its own record of them.
     */
    public record StatementText(
            @Nullable String id,
            @Nullable PhiText text,
            @Nullable List<@Nullable String> evidence,
            @Nullable Support support,
            @Nullable Disposition disposition) {

        SectionText.Line toLine() {
            return new SectionText.Line(
                    Optional.ofNullable(id),
                    Fields.required("sections.statements.text", text).reveal());
        }
    }

    /** A section as a person leaves it. */
    public record SectionTextBody(
            @Nullable String code,
            @Nullable String title,
            @Nullable String loinc,
            @Nullable List<@Nullable StatementText> statements) {

        SectionText toSectionText() {
            return new SectionText(
                    new SectionCode(Fields.required("sections.code", code)),
                    Lists.of("sections.statements", statements).stream()
                            .map(StatementText::toLine)
                            .toList());
        }
    }
}
