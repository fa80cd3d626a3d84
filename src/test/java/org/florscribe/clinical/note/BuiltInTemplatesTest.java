package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInTemplatesTest {

    @Test
    void each_has_an_id_and_a_title_of_its_own() {
        List<NoteTemplate> all = BuiltInTemplates.ALL;

        assertThat(all).extracting(NoteTemplate::id).doesNotHaveDuplicates();
        assertThat(all).extracting(NoteTemplate::title).doesNotHaveDuplicates();
        assertThat(all).allMatch(NoteTemplate::builtIn);
    }

    @Test
    void their_codes_are_well_formed_and_their_terms_such_as_a_practice_may_have() {
        for (NoteTemplate template : BuiltInTemplates.ALL) {
            TemplateTerms terms = new TemplateTerms(template.title(), template.loinc(), template.sections());
            assertThat(terms.sections()).as(template.title()).isEqualTo(template.sections());
        }
    }

    @Test
    void a_check_digit_tells_a_loinc_code_from_a_number() {
        assertThat(List.of("11506-3", "10164-2", "51847-2", "34117-2")).allMatch(LoincCode::isWellFormed);
        assertThat(List.of("11506-4", "10164", "-2", "0-0", "12345678-9", "abc-1"))
                .noneMatch(LoincCode::isWellFormed);
    }

    @Test
    void nobody_who_chose_nothing_gets_anything_but_soap() {
        assertThat(NoteForm.soap().sections())
                .extracting(section -> section.code().name())
                .containsExactly(
                        "CHIEF_COMPLAINT",
                        "HISTORY_OF_PRESENT_ILLNESS",
                        "REVIEW_OF_SYSTEMS",
                        "PHYSICAL_EXAM",
                        "RESULTS",
                        "ASSESSMENT_AND_PLAN");
        assertThat(NoteForm.soap().detail()).isEqualTo(NoteDetail.STANDARD);
    }
}
