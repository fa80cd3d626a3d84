package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.PhiText;

/**
 * That only some sections are to be written, and what a person said about how.
 *
 * @param codes at least one, all of the form
 * @param instruction a person's, for these sections only; it may say how to write, never what to claim
 */
public record SectionWish(List<SectionCode> codes, Optional<PhiText> instruction) {

    public SectionWish {
        codes = List.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("A wish names at least one section");
        }
    }
}
