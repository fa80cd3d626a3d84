package org.florscribe.clinical.transcript;

import java.util.List;

/** Knows medical words by heart. */
public interface TermFinder {

    /**
     * Drugs and conditions that a text speaks of, under the names that the finder has for them: nothing of the text itself comes back.
     *
     * @return each once, medicines first
     */
    List<String> termsIn(String text);
}
