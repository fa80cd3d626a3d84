package org.florscribe.clinical.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;

class TemplateTermsTest {

    @Test
    void a_section_gets_its_code_from_its_title() {
        assertThat(section("Social needs (SDOH)").code().name()).isEqualTo("SOCIAL_NEEDS_SDOH");
        assertThat(section("Épaule").code().name()).isEqualTo("EPAULE");
        assertThat(section("24 h recall").code().name()).isEqualTo("SECTION_24_H_RECALL");
    }

    @Test
    void a_known_code_brings_what_the_product_knows_of_it() {
        FormSection plan = TemplateTerms.section(
                Optional.of("PLAN"), "What we do", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(plan.loinc()).contains("18776-5");
        assertThat(plan.group()).isEqualTo(SectionGroup.ASSESSMENT_AND_PLAN);
        assertThat(plan.instructions()).isNotEmpty();
    }

    @Test
    void what_no_chart_takes_is_refused() {
        refused(() -> new TemplateTerms(" ", "11506-3", List.of(section("A"))));
        refused(() -> new TemplateTerms("A", "11506-4", List.of(section("A"))));
        refused(() -> new TemplateTerms("A", "11506-3", List.of()));
        refused(() -> new TemplateTerms("A", "11506-3", List.of(section("A"), section("a"))));
        refused(() -> section("x".repeat(81)));
        refused(() -> new SectionCode("plan"));
    }

    private static FormSection section(String title) {
        return TemplateTerms.section(Optional.empty(), title, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(call);
    }
}
