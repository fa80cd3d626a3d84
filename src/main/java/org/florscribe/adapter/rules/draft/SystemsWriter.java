package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.finding.SymptomSystems;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft.Sentence;

/** The review of systems: "Cardiovascular: Denies chest pain." */
final class SystemsWriter {

    private static final List<String> ORDER = List.of(
            "Constitutional",
            "Eyes",
            "Ears, Nose, Mouth and Throat",
            "Cardiovascular",
            "Respiratory",
            "Gastrointestinal",
            "Genitourinary",
            "Musculoskeletal",
            "Skin",
            "Neurological",
            "Psychiatric",
            "Endocrine",
            "Hematologic/Lymphatic",
            "Allergic/Immunologic");

    private SystemsWriter() {}

    static List<Sentence> write(List<Finding> findings) {
        Map<String, List<Finding>> bySystem = new LinkedHashMap<>();
        ORDER.forEach(system -> bySystem.put(system, new ArrayList<>()));
        for (Finding finding : findings) {
            Optional<String> system = isReviewed(finding) ? SymptomSystems.of(finding.text()) : Optional.empty();
            system.map(bySystem::get).ifPresent(list -> list.add(finding));
        }
        List<Sentence> out = new ArrayList<>();
        bySystem.forEach((system, list) -> {
            list.removeIf(finding -> isCoveredBy(finding, list));
            line(system, "Reports", "and", list, Assertion.PRESENT).ifPresent(out::add);
            line(system, "Denies", "or", list, Assertion.ABSENT).ifPresent(out::add);
        });
        return out;
    }

    /** "Ankle pain" beside "right ankle pain" says nothing more; nor does a denied part of what is reported. */
    private static boolean isCoveredBy(Finding finding, List<Finding> others) {
        return others.stream().anyMatch(other -> {
            boolean plainer = other.text().endsWith(" " + finding.text());
            boolean denied = finding.assertion() == Assertion.ABSENT
                    && other.assertion() == Assertion.PRESENT
                    && (plainer || finding.text().endsWith(" " + other.text()));
            return denied || (plainer && other.assertion() == finding.assertion());
        });
    }

    private static boolean isReviewed(Finding finding) {
        return finding.kind() == FindingKind.SYMPTOM
                && finding.experiencer() == Experiencer.PATIENT
                && finding.temporality() == Temporality.CURRENT;
    }

    private static Optional<Sentence> line(
            String system, String verb, String conjunction, List<Finding> findings, Assertion assertion) {
        List<String> terms = new ArrayList<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (finding.assertion() == assertion) {
                terms.add(finding.text());
                evidence.addAll(finding.evidence());
            }
        }
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        system + ": " + verb + " " + Spelling.list(terms, conjunction) + ".", List.copyOf(evidence)));
    }
}
