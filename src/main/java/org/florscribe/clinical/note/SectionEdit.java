package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.InvalidInput;

/**
 * Puts what a person typed in the place of sections. A statement whose words stayed keeps its evidence; one whose words
 * changed, and every new one, is the person's own and claims no evidence. A sentence typed back as the engine wrote it is
 * the engine's again.
 */
final class SectionEdit {

    private static final int MOST_STATEMENTS = 300;

    private final NoteBody body;
    private final List<NoteSection> draft;
    private final NoteForm form;
    private int lastNumber;

    SectionEdit(NoteBody body, List<NoteSection> draft, NoteForm form) {
        this.body = body;
        this.draft = draft;
        this.form = form;
        this.lastNumber = body.lastNumber();
    }

    NoteBody replace(List<SectionText> texts) {
        Set<SectionCode> replaced = new HashSet<>();
        List<NoteSection> sections = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (SectionText text : texts) {
            if (form.section(text.code()).isEmpty()) {
                throw new InvalidInput("sections", "The note has no section " + text.code() + ".");
            }
            if (!replaced.add(text.code())) {
                throw new InvalidInput("sections", "A section is given twice.");
            }
            if (text.lines().size() > MOST_STATEMENTS) {
                throw new InvalidInput("sections", "A section has at most " + MOST_STATEMENTS + " statements.");
            }
            for (SectionText.Line line : text.lines()) {
                line.id().ifPresent(id -> refuseUnknown(id, named));
            }
            sections.add(new NoteSection(text.code(), statements(text)));
        }
        body.sections().stream()
                .filter(section -> !replaced.contains(section.code()))
                .forEach(sections::add);
        return new NoteBody(InOrder.of(sections, form), body.decisions(), lastNumber);
    }

    private void refuseUnknown(String id, Set<String> named) {
        if (body.statement(id).isEmpty()) {
            throw new InvalidInput("sections", "The note has no statement " + printable(id) + ".");
        }
        if (!named.add(id)) {
            throw new InvalidInput("sections", "The statement " + printable(id) + " is given twice.");
        }
    }

    private List<Statement> statements(SectionText text) {
        List<SectionText.Line> lines = text.lines().stream()
                .map(line -> new SectionText.Line(line.id(), Words.clean("sections", line.text())))
                .filter(line -> !line.text().isEmpty())
                .toList();
        List<Statement> before = body.statementsOf(text.code());
        int[] was = match(lines, before);
        List<Statement> now = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String words = lines.get(i).text();
            now.add(was[i] >= 0 ? reworded(before.get(was[i]), words) : typed(nextId(), words));
        }
        return now;
    }

    /** For each line the position of the statement it was before, or -1: by id, else by its words, else by its place. */
    private static int[] match(List<SectionText.Line> lines, List<Statement> before) {
        int[] was = new int[lines.size()];
        boolean[] taken = new boolean[before.size()];
        for (int i = 0; i < was.length; i++) {
            Optional<String> id = lines.get(i).id();
            was[i] = -1;
            for (int j = 0; id.isPresent() && j < taken.length; j++) {
                if (!taken[j] && before.get(j).id().equals(id.get())) {
                    was[i] = j;
                    taken[j] = true;
                }
            }
        }
        for (int i = 0; i < was.length; i++) {
            for (int j = 0; was[i] < 0 && lines.get(i).id().isEmpty() && j < taken.length; j++) {
                if (!taken[j] && Words.same(before.get(j).text(), lines.get(i).text())) {
                    was[i] = j;
                    taken[j] = true;
                }
            }
        }
        for (int i = 0; i < was.length; i++) {
            if (was[i] < 0 && lines.get(i).id().isEmpty()) {
                was[i] = freePlace(was, taken, i);
            }
        }
        return was;
    }

    private static int freePlace(int[] was, boolean[] taken, int line) {
        int from = line == 0 ? 0 : was[line - 1] + 1;
        int to = taken.length;
        for (int i = line + 1; i < was.length; i++) {
            if (was[i] >= 0) {
                to = was[i];
                break;
            }
        }
        for (int j = from; j < to; j++) {
            if (!taken[j]) {
                taken[j] = true;
                return j;
            }
        }
        return -1;
    }

    private Statement reworded(Statement statement, String words) {
        if (Words.same(statement.text(), words)) {
            return statement;
        }
        return draft.stream()
                .flatMap(section -> section.statements().stream())
                .filter(drafted -> drafted.id().equals(statement.id()) && Words.same(drafted.text(), words))
                .findFirst()
                .orElseGet(() -> typed(statement.id(), words));
    }

    private String nextId() {
        lastNumber++;
        return "n" + lastNumber;
    }

    static Statement typed(String id, String words) {
        return new Statement(id, words, List.of(), Support.NOT_CHECKED, Optional.of(Disposition.EDITED));
    }

    private static String printable(String id) {
        return id.matches("n\\d{1,9}") ? id : "named there";
    }
}
