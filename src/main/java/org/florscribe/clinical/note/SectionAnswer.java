package org.florscribe.clinical.note;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a newer draft of some sections means for a note: which it may simply have, and which a person decides about because a
 * person wrote, kept or took out something there. An answer that reads as the note does is none.
 */
final class SectionAnswer {

    private final ClinicalNote note;
    private final RedraftOrder order;
    private final CheckedDraft newer;

    SectionAnswer(ClinicalNote note, RedraftOrder order, CheckedDraft newer) {
        this.note = note;
        this.order = order;
        this.newer = newer;
    }

    /** Sections that take the newer words without asking. */
    Set<SectionCode> untouched() {
        Set<SectionCode> codes = new HashSet<>();
        order.codes().stream()
                .filter(code -> isAnswered(code) && !isWorkedOn(code))
                .forEach(codes::add);
        return codes;
    }

    List<SectionProposal> proposals() {
        return order.codes().stream()
                .filter(code -> isAnswered(code) && isWorkedOn(code) && isOther(code))
                .map(code -> new SectionProposal(code, newer.engine(), sentences(code)))
                .toList();
    }

    /** Sections that read otherwise now. */
    List<SectionCode> changed() {
        return order.codes().stream()
                .filter(code -> isAnswered(code) && !isWorkedOn(code) && isOther(code))
                .toList();
    }

    /** Whether there is anything to say: a correction may leave a section without words, a wish for other words may not. */
    private boolean isAnswered(SectionCode code) {
        return note.form().section(code).isPresent()
                && !newer.isEmpty()
                && (order.kind() == RedraftOrder.Kind.CORRECTION
                        || !sentences(code).isEmpty());
    }

    private boolean isWorkedOn(SectionCode code) {
        List<Statement> now = note.body().statementsOf(code);
        List<String> drafted = NoteBody.statementsOf(note.draft(), code).stream()
                .map(Statement::id)
                .toList();
        return now.stream().anyMatch(it -> it.disposition().isPresent())
                || !now.stream().map(Statement::id).toList().equals(drafted);
    }

    private boolean isOther(SectionCode code) {
        return !note.body().statementsOf(code).stream()
                .map(Statement::text)
                .toList()
                .equals(sentences(code).stream()
                        .map(it -> Words.clean("draft", it.text()))
                        .toList());
    }

    private List<CheckedDraft.Sentence> sentences(SectionCode code) {
        return newer.sections().stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .toList();
    }
}
