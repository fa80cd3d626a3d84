package org.florscribe.clinical.note;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.InvalidInput;

/**
 * What a practice says of a template of its own.
 *
 * @param loinc of the kind of document
 */
public record TemplateTerms(String title, String loinc, List<FormSection> sections) {

    /** LOINC of a document when nobody says which. */
    public static final String PROGRESS_NOTE = "11506-3";

    static final int MOST_TITLE_CHARACTERS = 80;
    static final int MOST_INSTRUCTION_CHARACTERS = 1_000;
    static final int MOST_SECTIONS = 30;

    public TemplateTerms {
        title = title("title", title);
        loinc = loinc.strip();
        sections = sections.stream().map(TemplateTerms::cleaned).toList();
        requireLoinc("loinc", loinc);
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            throw new InvalidInput("sections", "A template has 1 to " + MOST_SECTIONS + " sections.");
        }
        Set<SectionCode> codes = new HashSet<>();
        for (FormSection section : sections) {
            if (!codes.add(section.code())) {
                throw new InvalidInput("sections", "Two sections have the code " + section.code() + ".");
            }
        }
    }

    /**
     * A section as somebody filled it in. What is left out is as the product has it for that code.
     *
     * @param code empty to be made from the title
     */
    public static FormSection section(
            Optional<String> code,
            String title,
            Optional<String> loinc,
            Optional<String> instructions,
            Optional<SectionGroup> group) {
        String heading = title("sections.title", title);
        SectionCode key = new SectionCode(
                code.map(String::strip).filter(it -> !it.isEmpty()).orElseGet(() -> codeFor(heading)));
        Optional<FormSection> known = BuiltInTemplates.section(key);
        return new FormSection(
                key,
                heading,
                loinc.map(String::strip).filter(it -> !it.isEmpty()).or(() -> known.flatMap(FormSection::loinc)),
                instructions
                        .map(String::strip)
                        .or(() -> known.map(FormSection::instructions))
                        .orElse(""),
                group.or(() -> known.map(FormSection::group)).orElse(SectionGroup.SUBJECTIVE));
    }

    private static FormSection cleaned(FormSection section) {
        section.loinc().ifPresent(it -> requireLoinc("sections.loinc", it));
        if (section.instructions().length() > MOST_INSTRUCTION_CHARACTERS) {
            throw new InvalidInput("sections.instructions", "At most " + MOST_INSTRUCTION_CHARACTERS + " characters.");
        }
        return section;
    }

    private static String title(String field, String title) {
        String cleaned = title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (cleaned.isEmpty() || cleaned.length() > MOST_TITLE_CHARACTERS) {
            throw new InvalidInput(field, "A title has 1 to " + MOST_TITLE_CHARACTERS + " characters.");
        }
        return cleaned;
    }

    private static void requireLoinc(String field, String code) {
        if (!LoincCode.isWellFormed(code)) {
            throw new InvalidInput(field, "This is no LOINC code: digits, a hyphen and a check digit, as in 11506-3.");
        }
    }

    /** {@code Social needs (SDOH)} becomes {@code SOCIAL_NEEDS_SDOH}. */
    private static String codeFor(String title) {
        String letters = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String code = letters.matches("[A-Z].*") ? letters : "SECTION_" + letters;
        return code.substring(0, Math.min(code.length(), 60)).replaceAll("_+$", "");
    }
}
