package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/**
 * The note of one visit. An engine drafts it or a clinician types it; a clinician reviews it statement by statement and
 * signs it. A signed note never changes; it can only be marked as entered in error. Immutable: each verb gives the note as
 * it is afterwards.
 *
 * @param engine who drafted it, {@link #TYPED} when nobody did
 * @param form whose sections it has, and those of earlier forms in which a person wrote
 * @param draft as the engine wrote it last; empty when nobody did
 * @param redrafting what is being written anew, or waits for a person's choice
 * @param version optimistic; the repository refuses to store over a newer one
 */
public record ClinicalNote(
        UUID id,
        UUID encounterId,
        NoteState state,
        String engine,
        NoteForm form,
        NoteBody body,
        List<NoteSection> draft,
        Redrafting redrafting,
        Optional<Attestation> attestation,
        Optional<ErrorMark> errorMark,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The engine of a note that a person typed from scratch. */
    public static final String TYPED = "typed";

    private static final int MOST_REASON_CHARACTERS = 1_000;

    public ClinicalNote {
        draft = List.copyOf(draft);
    }

    public static ClinicalNote drafted(UUID id, UUID encounterId, CheckedDraft draft, Instant at) {
        return empty(id, encounterId, draft.engine(), draft.form(), at).redrafted(draft, at);
    }

    public static ClinicalNote typed(UUID id, UUID encounterId, NoteForm form, List<SectionText> texts, Instant at) {
        ClinicalNote note = empty(id, encounterId, TYPED, form, at).replace(texts, at);
        if (note.body.hasNoWords()) {
            throw new InvalidInput("sections", "Type at least one statement.");
        }
        return note;
    }

    private static ClinicalNote empty(UUID id, UUID encounterId, String engine, NoteForm form, Instant at) {
        return new ClinicalNote(
                id,
                encounterId,
                NoteState.DRAFT,
                engine,
                form,
                NoteBody.EMPTY,
                List.of(),
                Redrafting.NONE,
                Optional.empty(),
                Optional.empty(),
                0,
                at,
                at);
    }

    /** With a newer draft; what people wrote, kept or took out stays as they left it. */
    public ClinicalNote redrafted(CheckedDraft newer, Instant at) {
        requireDraft();
        DraftMerge.Merged merged = new DraftMerge(form, body, draft).with(newer);
        boolean same = merged.form().equals(form)
                && merged.draft().equals(draft)
                && merged.body().equals(body)
                && newer.engine().equals(engine)
                && redrafting.equals(Redrafting.NONE);
        return same ? this : with(newer.engine(), merged.form(), merged.body(), merged.draft(), Redrafting.NONE, at);
    }

    /** Written in another form without an engine: what is there stays. */
    public ClinicalNote inForm(NoteForm newForm, Instant at) {
        requireDraft();
        NoteForm now = newForm.keeping(form.sections().stream()
                .filter(section -> !body.statementsOf(section.code()).isEmpty())
                .toList());
        NoteBody ordered = new NoteBody(InOrder.of(body.sections(), now), body.decisions(), body.lastNumber());
        return now.equals(form) ? this : with(engine, now, ordered, draft, redrafting, at);
    }

    /** With what is going on around it. */
    ClinicalNote with(Redrafting around, Instant at) {
        requireDraft();
        return around.equals(redrafting) ? this : with(engine, form, body, draft, around, at);
    }

    /**
     * With these sections as a newer draft has them, where nobody worked on them; the others wait as proposals.
     *
     * @param order that was answered
     */
    ClinicalNote answered(RedraftOrder order, CheckedDraft newer, Instant at) {
        requireDraft();
        SectionAnswer answer = new SectionAnswer(this, order, newer);
        DraftMerge.Merged merged = new DraftMerge(form, body, draft).only(answer.untouched(), newer);
        Redrafting around =
                redrafting.with(order.done(newer.engine(), answer.changed())).proposing(answer.proposals());
        Redrafting settled = order.kind() == RedraftOrder.Kind.CORRECTION ? around.correctionSettled() : around;
        return with(engine, form, merged.body(), merged.draft(), settled, at);
    }

    /**
     * With the proposed section in the place of the one there is.
     *
     * @throws NotFound when nothing is proposed for it (any more)
     */
    ClinicalNote take(SectionCode code, Instant at) {
        requireDraft();
        SectionProposal proposal = redrafting.proposal(code).orElseThrow(NotFound::new);
        DraftMerge.Merged merged = new DraftMerge(form, body, draft).taking(proposal);
        return with(engine, form, merged.body(), merged.draft(), redrafting.without(code), at);
    }

    /** With these sections as a person left them; sections not named stay. */
    public ClinicalNote replace(List<SectionText> texts, Instant at) {
        requireDraft();
        return says(new SectionEdit(body, draft, form).replace(texts), at);
    }

    /** With other words in one statement, which are the person's own from now on. Without words it is taken out. */
    public ClinicalNote edit(String statementId, String words, Instant at) {
        requireDraft();
        NoteSection section = sectionOf(statementId);
        List<SectionText.Line> lines = section.statements().stream()
                .map(it -> new SectionText.Line(Optional.of(it.id()), it.id().equals(statementId) ? words : it.text()))
                .toList();
        return replace(List.of(new SectionText(section.code(), lines)), at);
    }

    /** A person stands by the statement although its evidence does not carry it. */
    public ClinicalNote keep(String statementId, PhiText reason, UUID by, Instant at) {
        requireDraft();
        sectionOf(statementId);
        NoteBody kept = each(
                body,
                it -> it.id().equals(statementId) && it.disposition().isEmpty()
                        ? new Statement(it.id(), it.text(), it.evidence(), it.support(), Optional.of(Disposition.KEPT))
                        : it);
        return kept.equals(body) ? this : decided(kept, statementId, Decision.Kind.KEPT, reason, by, at);
    }

    /** A person takes the statement out. */
    public ClinicalNote remove(String statementId, PhiText reason, UUID by, Instant at) {
        requireDraft();
        NoteSection section = sectionOf(statementId);
        List<SectionText.Line> rest = section.statements().stream()
                .filter(it -> !it.id().equals(statementId))
                .map(it -> new SectionText.Line(Optional.of(it.id()), it.text()))
                .toList();
        NoteBody without = new SectionEdit(body, draft, form).replace(List.of(new SectionText(section.code(), rest)));
        return decided(without, statementId, Decision.Kind.REMOVED, reason, by, at);
    }

    /** A person takes in something that was said and was not in the note; it stays through later drafts. */
    public ClinicalNote add(SectionCode code, CheckedDraft.Sentence sentence, Instant at) {
        requireDraft();
        int number = body.lastNumber() + 1;
        Statement added = new Statement(
                "n" + number,
                Words.clean("text", sentence.text()),
                sentence.evidence(),
                sentence.support(),
                Optional.of(Disposition.KEPT));
        List<Statement> statements = new ArrayList<>(body.statementsOf(code));
        statements.add(added);
        List<NoteSection> sections = new ArrayList<>(body.sections());
        sections.removeIf(section -> section.code().equals(code));
        sections.add(new NoteSection(code, statements));
        return says(new NoteBody(InOrder.of(sections, form), body.decisions(), number), at);
    }

    /**
     * With what a new check of some statements found. Statements without evidence are a person's and stay unchecked.
     *
     * @param found by statement id
     */
    public ClinicalNote rechecked(Map<String, CheckedDraft.Sentence> found, Instant at) {
        requireDraft();
        UnaryOperator<Statement> recheck = it -> {
            CheckedDraft.Sentence checked = found.get(it.id());
            return checked == null || it.evidence().isEmpty() || !Words.same(it.text(), checked.text())
                    ? it
                    : new Statement(it.id(), it.text(), checked.evidence(), checked.support(), it.disposition());
        };
        NoteBody checkedBody = each(body, recheck);
        List<NoteSection> checkedDraft = each(draft, recheck);
        return checkedBody.equals(body) && checkedDraft.equals(draft)
                ? this
                : with(engine, form, checkedBody, checkedDraft, redrafting, at);
    }

    /** Statements that a person still has to keep, change or take out. */
    public List<Statement> unresolved() {
        return state == NoteState.DRAFT
                ? body.statements().filter(Statement::isUnresolved).toList()
                : List.of();
    }

    /** @throws Conflict {@code unresolved-statements}, {@code empty-note} or {@code note-signed} */
    public ClinicalNote sign(UUID by, Instant at) {
        requireDraft();
        int open = unresolved().size();
        if (open > 0) {
            throw new Conflict(
                    "unresolved-statements",
                    open == 1
                            ? "1 statement is not supported by what it rests on. Keep, change or remove it, then sign."
                            : open + " statements are not supported by what they rest on."
                                    + " Keep, change or remove them, then sign.");
        }
        if (body.hasNoWords()) {
            throw new Conflict("empty-note", "The note says nothing yet. Type it before you sign.");
        }
        return new ClinicalNote(
                id,
                encounterId,
                NoteState.SIGNED,
                engine,
                form,
                body,
                draft,
                redrafting,
                Optional.of(new Attestation(by, at, NoteSeal.hash(this))),
                errorMark,
                version,
                createdAt,
                at);
    }

    /** Whether the note still says what was signed. */
    public boolean isAsSigned() {
        return attestation.map(it -> NoteSeal.fits(this, it.contentHash())).orElse(false);
    }

    /** @throws Conflict {@code note-not-signed} */
    public ClinicalNote enteredInError(PhiText reason, UUID by, Instant at) {
        requireSigned();
        if (reason.isBlank() || reason.reveal().length() > MOST_REASON_CHARACTERS) {
            throw new InvalidInput("reason", "Say why, in 1 to " + MOST_REASON_CHARACTERS + " characters.");
        }
        return new ClinicalNote(
                id,
                encounterId,
                NoteState.ENTERED_IN_ERROR,
                engine,
                form,
                body,
                draft,
                redrafting,
                attestation,
                Optional.of(new ErrorMark(by, at, reason)),
                version,
                createdAt,
                at);
    }

    /** @throws Conflict {@code note-not-signed}: before that, text is simply changed; after an error nothing is added */
    public void requireSigned() {
        if (state == NoteState.DRAFT) {
            throw new Conflict("note-not-signed", "The note is not signed yet; change its text instead.");
        }
        if (state == NoteState.ENTERED_IN_ERROR) {
            throw new Conflict("entered-in-error", "The note is marked as entered in error and stays as it is.");
        }
    }

    /** The same note as the repository stored it. */
    public ClinicalNote stored(long newVersion) {
        return new ClinicalNote(
                id,
                encounterId,
                state,
                engine,
                form,
                body,
                draft,
                redrafting,
                attestation,
                errorMark,
                newVersion,
                createdAt,
                updatedAt);
    }

    private NoteSection sectionOf(String statementId) {
        return body.sections().stream()
                .filter(section ->
                        section.statements().stream().anyMatch(it -> it.id().equals(statementId)))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private ClinicalNote decided(
            NoteBody now, String statementId, Decision.Kind kind, PhiText reason, UUID by, Instant at) {
        if (reason.reveal().length() > MOST_REASON_CHARACTERS) {
            throw new InvalidInput("reason", "A reason has at most " + MOST_REASON_CHARACTERS + " characters.");
        }
        List<Decision> decisions = new ArrayList<>(now.decisions());
        decisions.add(new Decision(statementId, kind, reason, by, at));
        return says(new NoteBody(now.sections(), decisions, now.lastNumber()), at);
    }

    private static NoteBody each(NoteBody body, UnaryOperator<Statement> change) {
        return new NoteBody(each(body.sections(), change), body.decisions(), body.lastNumber());
    }

    private static List<NoteSection> each(List<NoteSection> sections, UnaryOperator<Statement> change) {
        return sections.stream()
                .map(section -> new NoteSection(
                        section.code(),
                        section.statements().stream().map(change).toList()))
                .toList();
    }

    private ClinicalNote says(NoteBody now, Instant at) {
        return now.equals(body) ? this : with(engine, form, now, draft, redrafting, at);
    }

    private ClinicalNote with(
            String newEngine,
            NoteForm newForm,
            NoteBody newBody,
            List<NoteSection> newDraft,
            Redrafting around,
            Instant at) {
        return new ClinicalNote(
                id,
                encounterId,
                state,
                newEngine,
                newForm,
                newBody,
                newDraft,
                around,
                attestation,
                errorMark,
                version,
                createdAt,
                at);
    }

    private void requireDraft() {
        if (state != NoteState.DRAFT) {
            throw new Conflict("note-signed", "The note is signed and no longer changes. Add an addendum instead.");
        }
    }
}
