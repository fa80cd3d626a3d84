package org.florscribe.clinical.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.PhiText;

/**
 * That a person asked for sections to be written anew, and what became of it.
 *
 * @param codes the sections; for {@link Kind#FORM} all of them
 * @param instruction for these sections only
 * @param engine who wrote them; empty while it is not done
 * @param written sections that read otherwise now
 */
public record RedraftOrder(
        UUID id,
        Kind kind,
        List<SectionCode> codes,
        Optional<PhiText> instruction,
        UUID askedBy,
        Instant askedAt,
        State state,
        Optional<String> engine,
        List<SectionCode> written) {

    static final int MOST_INSTRUCTION_CHARACTERS = 500;

    /** Why. */
    public enum Kind {
        /** A person wants a section otherwise. */
        REWRITE,
        /** What was heard was corrected. */
        CORRECTION,
        /** Another template, measure or layout was chosen. */
        FORM
    }

    /** How far it is. */
    public enum State {
        ASKED,
        DONE,
        FAILED
    }

    public RedraftOrder {
        codes = List.copyOf(codes);
        written = List.copyOf(written);
    }

    static RedraftOrder asked(
            UUID id, Kind kind, List<SectionCode> codes, Optional<PhiText> instruction, UUID by, Instant at) {
        return new RedraftOrder(id, kind, codes, instruction, by, at, State.ASKED, Optional.empty(), List.of());
    }

    public boolean isRunning() {
        return state == State.ASKED;
    }

    /** The wish that an engine is told; empty when all is to be written. */
    Optional<SectionWish> wish() {
        return kind == Kind.FORM ? Optional.empty() : Optional.of(new SectionWish(codes, instruction));
    }

    RedraftOrder done(String by, List<SectionCode> changed) {
        return new RedraftOrder(id, kind, codes, instruction, askedBy, askedAt, State.DONE, Optional.of(by), changed);
    }

    RedraftOrder failed() {
        return new RedraftOrder(
                id, kind, codes, instruction, askedBy, askedAt, State.FAILED, Optional.empty(), List.of());
    }
}
