package org.florscribe.clinical.note;

import org.florscribe.shared.InvalidInput;

/** How the words of a statement are written down and compared. */
final class Words {

    /** Longer than any sentence; a pasted page belongs into more than one statement. */
    static final int MOST_CHARACTERS = 4_000;

    private Words() {}

    /** One line: control characters and runs of blanks become one blank. */
    static String clean(String field, String text) {
        String cleaned = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (cleaned.length() > MOST_CHARACTERS) {
            throw new InvalidInput(field, "A statement has at most " + MOST_CHARACTERS + " characters.");
        }
        return cleaned;
    }

    static boolean same(String one, String other) {
        return one.strip().equals(other.strip());
    }
}
