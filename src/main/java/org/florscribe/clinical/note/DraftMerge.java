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

    private final NoteBody body;
    private final List<NoteSection> oldDraft;
    private int lastNumber;

    DraftMerge(NoteBody body, List<NoteSection> oldDraft) {
        this.body = body;
        this.oldDraft = oldDraft;
        this.lastNumber = body.lastNumber();
    }

    /** What the engine wrote, and what the note says now. */
    record Merged(List<NoteSection> draft, NoteBody body) {}

    Merged with(CheckedDraft newer) {
        List<NoteSection> draft = new ArrayList<>();
        List<NoteSection> sections = new ArrayList<>();
        for (SectionCode code : SectionCode.values()) {
            List<Statement> drafted = numbered(code, sentencesOf(newer, code));
            draft.add(new NoteSection(code, drafted));
            sections.add(new NoteSection(code, merged(code, drafted)));
        }
        return new Merged(InOrder.of(draft), new NoteBody(InOrder.of(sections), body.decisions(), lastNumber));
    }

    private static List<CheckedDraft.Sentence> sentencesOf(CheckedDraft draft, SectionCode code) {
        return draft.sections().stream()
                .filter(section -> section.code() == code)
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
