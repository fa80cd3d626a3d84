package org.florscribe.clinical.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.florscribe.clinical.quality.NoteText.Division;
import org.florscribe.clinical.quality.OrderScores.Ordered;
import org.florscribe.clinical.quality.WordErrors.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorersTest {

    @ParameterizedTest
    @CsvSource({"hypertension,hypertens", "denies,deni", "medications,medic", "dying,die", "hopping,hop", "agreed,agre"
    })
    void words_are_stemmed_as_published_figures_have_them(String word, String stem) {
        assertThat(PorterStem.of(word)).isEqualTo(stem);
    }

    @Test
    void rouge_is_one_for_equal_texts_and_none_for_others() {
        assertThat(Rouge.of("a b c\nd e", "a b c\nd e", true)).isEqualTo(new Rouge(1, 1, 1));
        assertThat(Rouge.of("a b", "c d", true)).isEqualTo(new Rouge(0, 0, 0));
        assertThat(Rouge.of("alpha beta gamma", "alpha", true).one()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void stems_count_as_the_same_word_only_when_asked_for() {
        assertThat(Rouge.of("coughing", "coughs", true).one()).isEqualTo(1);
        assertThat(Rouge.of("coughing", "coughs", false).one()).isZero();
    }

    @Test
    void a_note_is_cut_at_its_headings() {
        Map<Division, String> divisions = NoteText.divisions("""
                Came for a check-up.
                HISTORY OF PRESENT ILLNESS
                Knee pain.
                Physical exam: No edema.
                PLAN
                Rest.""");
        assertThat(divisions.get(Division.SUBJECTIVE)).contains("check-up", "Knee pain");
        assertThat(divisions.get(Division.OBJECTIVE_EXAM)).contains("No edema");
        assertThat(divisions.get(Division.ASSESSMENT_AND_PLAN)).contains("Rest").doesNotContain("edema");
        assertThat(NoteText.withoutCitations("Knee pain [u3, u4]. Better [00:41]."))
                .isEqualTo("Knee pain. Better.");
    }

    @ParameterizedTest
    @CsvSource({
        "one twenty eight over eighty, 128 over 80",
        "twenty nineteen, 2019",
        "ninety eight point six, 98.6",
        "one thousand five hundred, 1500"
    })
    void number_words_are_read_as_digits(String words, String digits) {
        assertThat(String.join(" ", SpokenWords.of(words, true))).isEqualTo(digits);
    }

    @Test
    void names_of_speakers_do_not_matter_but_who_says_what_does() {
        List<Turn> said = List.of(new Turn("doctor", "any fever ?"), new Turn("patient", "no , none at all"));
        List<Turn> same = List.of(new Turn("A", "any fever"), new Turn("B", "no none at all"));
        List<Turn> mixed = List.of(new Turn("A", "any fever no"), new Turn("B", "none at all"));
        assertThat(WordErrors.of(said, same, false)).isEqualTo(new WordErrors(6, 0, 0, 0));
        assertThat(WordErrors.of(said, mixed, false)).isEqualTo(new WordErrors(6, 0, 2, 1));
    }

    @Test
    void an_order_is_found_when_type_and_words_agree() {
        OrderScores scores = new OrderScores();
        scores.add(
                List.of(new Ordered("lab", "lipid panel", ""), new Ordered("imaging", "chest x-ray", "")),
                List.of(new Ordered("lab", "a lipid panel today", ""), new Ordered("lab", "chest x-ray", "")));
        OrderScores.Row all = scores.rows().get(scores.rows().size() - 1);
        assertThat(all.precision()).isEqualTo(50);
        assertThat(all.recall()).isEqualTo(50);
    }

    @Test
    void recall_leaves_out_the_controls_and_alarms_are_of_them_only() {
        CheckScores scores = new CheckScores();
        scores.add("dose_change", true);
        scores.add("dose_change", false);
        scores.add(CheckScores.CONTROL, true);
        assertThat(scores.rows()).extracting(CheckScores.Row::name).containsExactly("dose_change", "all", "control");
        assertThat(scores.rows()).extracting(CheckScores.Row::share).containsExactly(50.0, 50.0, 100.0);
    }
}
