package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.RedraftOrder;
import org.florscribe.clinical.note.Redrafting;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionProposal;
import org.florscribe.clinical.note.Statement;
import org.florscribe.web.view.Words;

/** Sections written anew, as the page tells of them. Asking for them goes through the API. */
@Named
@RequestScoped
public class VisitRedraftBean {

    private static final String BUILT_IN = "rules";

    private final OpenVisit visit;
    private final Words words;

    @Inject
    VisitRedraftBean(OpenVisit visit, Words words) {
        this.visit = visit;
        this.words = words;
    }

    /** Whether there is a conversation to write from. */
    public boolean isPossible() {
        return visit.transcript().isPresent();
    }

    public boolean isRunning() {
        return is(RedraftOrder.State.ASKED);
    }

    public boolean isFailed() {
        return is(RedraftOrder.State.FAILED);
    }

    public boolean isDone() {
        return is(RedraftOrder.State.DONE);
    }

    /** The sections that were asked for. */
    public String getSections() {
        return order().map(it -> titles(it.codes())).orElse("");
    }

    /** What came of it. */
    public String getOutcome() {
        RedraftOrder order = order().orElseThrow();
        if (order.kind() == RedraftOrder.Kind.FORM) {
            return words.get("redraft.in-form", note().form().template().title());
        }
        return order.written().isEmpty()
                ? words.get("redraft.nothing-new")
                : words.get("redraft.written", titles(order.written()));
    }

    /** What the person should know of who wrote it. */
    public String getNote() {
        RedraftOrder order = order().orElseThrow();
        boolean unread = order.instruction().isPresent()
                && order.engine().filter(BUILT_IN::equals).isPresent();
        return unread ? words.get("redraft.unread") : "";
    }

    public boolean isCorrected() {
        return redrafting().corrected().isPresent();
    }

    public int getCorrectedCount() {
        return redrafting().corrected().map(List::size).orElse(0);
    }

    public String getCorrectedSections() {
        return redrafting()
                .corrected()
                .map(codes -> codes.isEmpty()
                        ? words.get("redraft.corrected-none")
                        : words.get("redraft.corrected-sections", titles(codes)))
                .orElse("");
    }

    public List<Proposed> getProposals() {
        return redrafting().proposals().stream().map(this::proposed).toList();
    }

    /** Line by line against what the section says now. */
    private Proposed proposed(SectionProposal proposal) {
        List<String> now = note().body().statementsOf(proposal.code()).stream()
                .map(Statement::text)
                .toList();
        List<String> then = proposal.sentences().stream().map(it -> it.text()).toList();
        List<List<WordDiff.Piece>> lines = new ArrayList<>();
        now.stream().filter(it -> !then.contains(it)).forEach(it -> lines.add(WordDiff.of(it, "")));
        then.forEach(it -> lines.add(WordDiff.of(now.contains(it) ? it : "", it)));
        return new Proposed(proposal.code().name(), note().form().titleOf(proposal.code()), lines);
    }

    private String titles(List<SectionCode> codes) {
        return codes.stream().map(note().form()::titleOf).collect(Collectors.joining(", "));
    }

    private boolean is(RedraftOrder.State state) {
        return order().filter(it -> it.state() == state).isPresent();
    }

    private Optional<RedraftOrder> order() {
        return redrafting().order();
    }

    private Redrafting redrafting() {
        return visit.note().map(it -> it.note().redrafting()).orElse(Redrafting.NONE);
    }

    private ClinicalNote note() {
        return visit.note().map(NoteView::note).orElseThrow();
    }

    /** A section as it would read, against what it says now. */
    public record Proposed(String code, String title, List<List<WordDiff.Piece>> lines) {

        @Override
        public String toString() {
            return "Proposed[" + code + "]";
        }
    }
}
