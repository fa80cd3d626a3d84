package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a newer draft into a note that people may have worked on. What a person wrote or kept stays where it stood; what a
 * person took out or wrote anew does not come back in the engine's words; the rest is as the newer draft has it, and a
 * sentence that did not change keeps its id.
 */
final class DraftMerge {

    private final NoteForm oldForm;
    private final NoteBody body;
    private final List<NoteSection> oldDraft;
    private int lastNumber;

    DraftMerge(NoteForm oldForm, NoteBody body, List<NoteSection> oldDraft) {
        this.oldForm = oldForm;
        this.body = body;
        this.oldDraft = oldDraft;
        this.lastNumber = body.lastNumber();
    }

    /** What the engine wrote, and what the note says now. */
    record Merged(NoteForm form, List<NoteSection> draft, NoteBody body) {}

    Merged with(CheckedDraft newer) {
        NoteForm form = newer.form().keeping(workedOn());
        Set<String> settledElsewhere = settledOutside(newer.form());
        List<NoteSection> draft = new ArrayList<>();
        List<NoteSection> sections = new ArrayList<>();
        for (FormSection section : form.sections()) {
            SectionCode code = section.code();
            List<Statement> drafted = numbered(code, sentencesOf(newer, code));
            draft.add(new NoteSection(code, drafted));
            sections.add(new NoteSection(
                    code,
                    merged(code, drafted).stream()
                            .filter(it -> isHuman(it) || !settledElsewhere.contains(it.text()))
                            .toList()));
        }
        return new Merged(
                form, InOrder.of(draft, form), new NoteBody(InOrder.of(sections, form), body.decisions(), lastNumber));
    }

    /** With these sections of the newer draft; everything else as it was. */
    Merged only(Set<SectionCode> codes, CheckedDraft newer) {
        List<NoteSection> draft = new ArrayList<>();
        List<NoteSection> sections = new ArrayList<>();
        for (FormSection section : oldForm.sections()) {
            SectionCode code = section.code();
            boolean renewed = codes.contains(code);
            List<Statement> drafted =
                    renewed ? numbered(code, sentencesOf(newer, code)) : NoteBody.statementsOf(oldDraft, code);
            draft.add(new NoteSection(code, drafted));
            sections.add(new NoteSection(code, renewed ? merged(code, drafted) : body.statementsOf(code)));
        }
        return merged(draft, sections);
    }

    /** With this section in the place of what people made of it, because a person says so. */
    Merged taking(SectionProposal proposal) {
        List<NoteSection> draft = new ArrayList<>();
        List<NoteSection> sections = new ArrayList<>();
        for (FormSection section : oldForm.sections()) {
            SectionCode code = section.code();
            boolean taken = code.equals(proposal.code());
            List<Statement> drafted =
                    taken ? numbered(code, proposal.sentences()) : NoteBody.statementsOf(oldDraft, code);
            draft.add(new NoteSection(code, drafted));
            sections.add(new NoteSection(code, taken ? drafted : body.statementsOf(code)));
        }
        return merged(draft, sections);
    }

    private Merged merged(List<NoteSection> draft, List<NoteSection> sections) {
        return new Merged(
                oldForm,
                InOrder.of(draft, oldForm),
                new NoteBody(InOrder.of(sections, oldForm), body.decisions(), lastNumber));
    }

    /** Sections in which a person wrote or kept something: another form does not take that away. */
    private List<FormSection> workedOn() {
        return oldForm.sections().stream()
                .filter(section -> body.statementsOf(section.code()).stream().anyMatch(DraftMerge::isHuman))
                .toList();
    }

    /** The words of sentences that people settled in sections which the newer form does not have. */
    private Set<String> settledOutside(NoteForm form) {
        Set<String> settled = new HashSet<>();
        for (FormSection section : oldForm.sections()) {
            SectionCode code = section.code();
            if (form.section(code).isEmpty()) {
                Set<String> ids = settledBy(body.statementsOf(code), code);
                NoteBody.statementsOf(oldDraft, code).stream()
                        .filter(it -> ids.contains(it.id()))
                        .map(Statement::text)
                        .forEach(settled::add);
            }
        }
        return settled;
    }

    private static List<CheckedDraft.Sentence> sentencesOf(CheckedDraft draft, SectionCode code) {
        return draft.sections().stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.sentences().stream())
                .toList();
    }

    private List<Statement> numbered(SectionCode code, List<CheckedDraft.Sentence> sentences) {
        List<Statement> known = new ArrayList<>(NoteBody.statementsOf(oldDraft, code));
        List<Statement> numbered = new ArrayList<>();
        for (CheckedDraft.Sentence sentence : sentences) {
            String words = Words.clean("draft", sentence.text());
            Optional<Statement> same =
                    known.stream().filter(it -> Words.same(it.text(), words)).findFirst();
            same.ifPresent(known::remove);
            String id = same.map(Statement::id).orElseGet(this::nextId);
            numbered.add(new Statement(id, words, sentence.evidence(), sentence.support(), Optional.empty()));
        }
        return numbered;
    }

    private List<Statement> merged(SectionCode code, List<Statement> drafted) {
        List<Statement> before = body.statementsOf(code);
        Set<String> settled = settledBy(before, code);
        List<Statement> now = drafted.stream()
                .filter(it -> !settled.contains(it.id()))
                .filter(it -> before.stream().noneMatch(mine -> isHuman(mine) && Words.same(mine.text(), it.text())))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < before.size(); i++) {
            Statement mine = before.get(i);
            if (isHuman(mine)) {
                now.add(placeAfter(before.subList(0, i), now), refreshed(mine, drafted));
            }
        }
        return now;
    }

    /** Drafted statements that a person took out, wrote anew or kept: the note no longer takes them from the engine. */
    private Set<String> settledBy(List<Statement> before, SectionCode code) {
        Set<String> settled = NoteBody.statementsOf(oldDraft, code).stream()
                .map(Statement::id)
                .collect(Collectors.toCollection(HashSet::new));
        before.stream().filter(it -> !isHuman(it)).map(Statement::id).forEach(settled::remove);
        return settled;
    }

    private static int placeAfter(List<Statement> predecessors, List<Statement> now) {
        for (int i = predecessors.size() - 1; i >= 0; i--) {
            for (int j = 0; j < now.size(); j++) {
                if (now.get(j).id().equals(predecessors.get(i).id())) {
                    return j + 1;
                }
            }
        }
        return 0;
    }

    /** A sentence that a person kept, with what the newer draft found for the same words. */
    private static Statement refreshed(Statement mine, List<Statement> drafted) {
        if (mine.evidence().isEmpty()) {
            return mine;
        }
        return drafted.stream()
                .filter(it -> it.id().equals(mine.id()) && Words.same(it.text(), mine.text()))
                .findFirst()
                .map(it -> new Statement(mine.id(), mine.text(), it.evidence(), it.support(), mine.disposition()))
                .orElse(mine);
    }

    private static boolean isHuman(Statement statement) {
        return statement.disposition().isPresent();
    }

    private String nextId() {
        lastNumber++;
        return "n" + lastNumber;
    }
}
