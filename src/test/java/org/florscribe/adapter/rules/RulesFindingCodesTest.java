package org.florscribe.adapter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The letter of the codes; that each means what its line says is read by people, which is why the files have titles. */
class RulesFindingCodesTest {

    private static final List<FindingKind> CODED = List.of(
            FindingKind.CONDITION, FindingKind.SYMPTOM, FindingKind.MEDICATION, FindingKind.VITAL, FindingKind.ORDER);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i have high blood pressure .                              | I10
            i have copd .                                             | J44.9
            i have emphysema .                                        | J43.9
            i had chest pain all night .                              | R07.9
            i have no chest pain .                                    |
            my mother had gout .                                      |
            i had pneumonia as a kid .                                |
            i have pneumonia now .                                    | J18.9
            i take zestril every day .                                | 29046
            i take some eye drops .                                   |
            i have heart problems .                                   |
            """)
    void the_words_that_were_said_decide_the_code(String said, String code) {
        List<Finding> findings = SpokenVisit.of("doctor: what brings you in ?\npatient: " + said).findings().stream()
                .filter(finding -> CODED.contains(finding.kind()))
                .toList();
        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).code().map(Coding::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void signs_and_tests_have_loinc_codes() {
        List<String> codes = SpokenVisit.of("""
                        doctor: your blood pressure today is one twenty over eighty .
                        doctor: for your diabetes i would like to order a hemoglobin a1c .
                        """).findings().stream()
                .flatMap(finding -> finding.code().stream())
                .filter(code -> code.system().equals("http://loinc.org"))
                .map(Coding::code)
                .toList();
        assertThat(codes).contains("85354-9", "4548-4");
    }

    @Test
    void findings_of_another_engine_get_codes_for_their_words_and_keep_their_own() {
        Coding own = new Coding("http://example.org", "x", "X");
        List<Finding> coded = new RulesFindingExtractor()
                .coded(List.of(
                        finding("hypertension", Optional.empty()),
                        finding("hypertension", Optional.of(own)),
                        finding("a feeling of doom", Optional.empty())));
        assertThat(coded)
                .extracting(it -> it.code().map(Coding::code))
                .containsExactly(Optional.of("I10"), Optional.of("x"), Optional.empty());
    }

    private static Finding finding(String text, Optional<Coding> code) {
        return new Finding(
                "f1",
                FindingKind.CONDITION,
                text,
                code,
                Assertion.PRESENT,
                Experiencer.PATIENT,
                Temporality.CURRENT,
                Optional.empty(),
                Details.NONE,
                List.of("u1"));
    }

    @Test
    void codes_have_the_form_of_their_system() {
        assertThat(codes("icd10cm.txt"))
                .hasSizeGreaterThan(250)
                .allMatch(code ->
                        code.matches("[A-TV-Z][0-9][0-9A-Z](?:\\.[0-9A-Z]{1,4})?(?: \\*)?|U0[79]\\.[19](?: \\*)?"));
        assertThat(codes("loinc.txt")).hasSizeGreaterThan(40).allMatch(RulesFindingCodesTest::isLoinc);
        assertThat(codes("rxnorm.txt")).hasSizeGreaterThan(100).allMatch(code -> code.matches("[1-9][0-9]{2,6}"));
    }

    @Test
    void no_code_stands_twice_and_no_words_name_two() {
        for (String file : List.of("icd10cm.txt", "loinc.txt", "rxnorm.txt")) {
            assertThat(codes(file)).as(file).doesNotHaveDuplicates();
        }
        List<String> words = new ArrayList<>();
        for (String file : List.of("icd10cm.txt", "loinc.txt")) {
            for (String[] line : Lexicon.lines(file)) {
                for (String one : line[2].split(";", -1)) {
                    words.add(one.strip());
                }
            }
        }
        assertThat(words).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void every_ingredient_is_a_medicine_of_the_vocabulary() {
        for (String[] line : Lexicon.lines("rxnorm.txt")) {
            assertThat(Vocabulary.DRUGS.term(line[1].strip())).as(line[1]).isPresent();
        }
    }

    private static List<String> codes(String file) {
        return Lexicon.lines(file).stream().map(line -> line[0].strip()).toList();
    }

    /** The last digit is the check digit, mod 10 as of a credit card. */
    private static boolean isLoinc(String code) {
        int dash = code.indexOf('-');
        int sum = 0;
        for (int i = 0; i < dash; i++) {
            int digit = code.charAt(dash - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit * 2 : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return code.matches("[0-9]{3,6}-[0-9]") && (10 - sum % 10) % 10 == code.charAt(dash + 1) - '0';
    }
}
