package org.florscribe.clinical.note;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.Temporality;

/** How a finding reads when a person takes it into the note, and where it belongs. */
final class OmissionSentence {

    private OmissionSentence() {}

    /** Where it belongs in this form. */
    static SectionCode sectionFor(Finding finding, NoteForm form) {
        return FindingPlace.of(finding).stream()
                .filter(code -> form.section(code).isPresent())
                .findFirst()
                .orElseGet(() -> byGroup(finding, form));
    }

    private static SectionCode byGroup(Finding finding, NoteForm form) {
        SectionGroup group = FindingPlace.groupOf(finding);
        return form.sections().stream()
                .filter(section -> section.group() == group)
                .findFirst()
                .orElse(form.sections().get(0))
                .code();
    }

    static String wordsFor(Finding finding) {
        String what = what(finding);
        String words = switch (finding.kind()) {
            case SYMPTOM, CONDITION -> complaint(finding, what);
            case MEDICATION -> medication(finding, what);
            case ALLERGY -> allergy(finding, what);
            default ->
                finding.assertion() == Assertion.ABSENT && !startsWithNo(what) ? "no " + what : possible(finding, what);
        };
        return sentence(words);
    }

    private static String what(Finding finding) {
        Finding.Details details = finding.details();
        return Stream.of(
                        absentFrom(finding.text(), details.laterality()),
                        Optional.of(finding.text()),
                        absentFrom(finding.text(), joined(details.value(), details.unit())),
                        absentFrom(finding.text(), details.dose()),
                        absentFrom(finding.text(), details.route()),
                        absentFrom(finding.text(), details.frequency()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> joined(Optional<String> value, Optional<String> unit) {
        return value.map(it -> unit.map(of -> it + " " + of).orElse(it));
    }

    private static Optional<String> absentFrom(String text, Optional<String> detail) {
        return detail.filter(it -> !text.toLowerCase(Locale.ROOT).contains(it.toLowerCase(Locale.ROOT)));
    }

    private static String complaint(Finding finding, String what) {
        boolean absent = finding.assertion() == Assertion.ABSENT;
        if (finding.experiencer() == Experiencer.FAMILY) {
            return (absent ? "no family history of " : "family history of ") + what;
        }
        if (absent) {
            return startsWithNo(what) ? what : "denies " + what;
        }
        if (finding.temporality() == Temporality.HISTORICAL) {
            return "history of " + what;
        }
        return finding.assertion() == Assertion.UNCERTAIN ? "possible " + what : "reports " + what;
    }

    private static String medication(Finding finding, String what) {
        if (finding.assertion() == Assertion.ABSENT) {
            return "not taking " + what;
        }
        return finding.temporality() == Temporality.HISTORICAL ? "previously took " + what : possible(finding, what);
    }

    private static String allergy(Finding finding, String what) {
        if (what.toLowerCase(Locale.ROOT).contains("allerg")) {
            return what;
        }
        return finding.assertion() == Assertion.ABSENT ? "no known allergy to " + what : "allergic to " + what;
    }

    private static String possible(Finding finding, String what) {
        return finding.assertion() == Assertion.UNCERTAIN ? "possible " + what : what;
    }

    private static boolean startsWithNo(String what) {
        return what.toLowerCase(Locale.ROOT).matches("(no|not|denies|without)\\b.*");
    }

    private static String sentence(String words) {
        String trimmed = words.strip();
        String capital = trimmed.substring(0, 1).toUpperCase(Locale.ROOT) + trimmed.substring(1);
        return capital.matches(".*[.!?]$") ? capital : capital + ".";
    }
}
