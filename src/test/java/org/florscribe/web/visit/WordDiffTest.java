package org.florscribe.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.florscribe.web.visit.WordDiff.Kind;
import org.florscribe.web.visit.WordDiff.Piece;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void words_that_stayed_went_and_came_are_told_apart() {
        assertThat(WordDiff.of("Takes lisinopril 10 mg daily.", "Takes lisinopril 20 mg at night."))
                .containsExactly(
                        new Piece(Kind.SAME, "Takes lisinopril"),
                        new Piece(Kind.REMOVED, "10"),
                        new Piece(Kind.ADDED, "20"),
                        new Piece(Kind.SAME, "mg"),
                        new Piece(Kind.REMOVED, "daily."),
                        new Piece(Kind.ADDED, "at night."));
    }

    @Test
    void a_statement_that_was_taken_out_is_removed_whole() {
        assertThat(WordDiff.of("Abdomen soft.", "")).containsExactly(new Piece(Kind.REMOVED, "Abdomen soft."));
    }

    @Test
    void a_statement_that_was_added_is_added_whole() {
        assertThat(WordDiff.of("", "Works nights.")).containsExactly(new Piece(Kind.ADDED, "Works nights."));
    }
}
