package org.florscribe.practice.audit;

import java.util.Optional;
import java.util.UUID;

/**
 * The first place where the access log is not what was written.
 *
 * @param seq the number of the line; of a line that is gone, the number it had
 * @param id the line's id; empty when the line is gone
 */
public record ChainFault(Kind kind, long seq, Optional<UUID> id) {

    /** What is wrong there. */
    public enum Kind {
        /** Its hash does not fit its words and the line before. */
        CHANGED("was changed, or a line was put in or taken out before it"),
        /** The hash fits, the seal does not: somebody without the key made the hashes anew. */
        NOT_SEALED("was written by somebody without the audit key"),
        MISSING("is gone"),
        /** A number that was there before, or one before the first. */
        OUT_OF_PLACE("stands where no line belongs"),
        /** Another hash than a head that left the machine. */
        UNLIKE_HEAD("is not the one that a head put out earlier speaks of"),
        /** Lines that a head speaks of are no more. */
        CUT_OFF("is gone, with all that came after it"),
        /** More lines than the table of heads knows. */
        BEYOND_HEAD("was added past the end"),
        /** The log begins later than its first line, and the chain does not say that it was trimmed there. */
        TRIMMED_UNSAID("is the first, and no line says that those before it were taken away in time"),
        /** A line without a number, younger than the chain. */
        UNCHAINED("has no place in the chain");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public static ChainFault at(Kind kind, ChainEntry entry) {
        return new ChainFault(kind, entry.seq(), Optional.of(entry.id()));
    }

    public static ChainFault gone(Kind kind, long seq) {
        return new ChainFault(kind, seq, Optional.empty());
    }

    /** For a person: which line, and what is wrong with it. */
    public String words() {
        return "line " + seq + id.map(it -> " (" + it + ")").orElse("") + " " + kind.words;
    }
}
