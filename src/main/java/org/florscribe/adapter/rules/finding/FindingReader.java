package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;

/** All findings of a visit, in the order they were said. */
public final class FindingReader {

    private FindingReader() {}

    public static List<Finding> read(Visit visit) {
        List<Mention> mentions = new ArrayList<>();
        mentions.addAll(ConceptReader.read(visit));
        mentions.addAll(MedicationReader.read(visit));
        mentions.addAll(VitalReader.read(visit));
        mentions.addAll(OrderReader.read(visit));
        mentions.addAll(ExamReader.read(visit));
        mentions.addAll(ObservationReader.read(visit));
        mentions.addAll(AdviceReader.read(visit));
        List<Mention> allergies = AllergyReader.read(visit);
        mentions.removeIf(mention -> allergies.stream().anyMatch(allergy -> isAllergyTo(allergy, mention)));
        mentions.addAll(allergies);
        mentions.sort(Comparator.comparingInt(mention -> mention.line().index()));
        mentions.removeIf(mention -> isNamedMoreExactly(mention, mentions));
        return Merging.merged(mentions);
    }

    /** Findings of others, with codes where none is known yet. */
    public static List<Finding> coded(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().isPresent()
                        ? finding
                        : Codes.of(finding).map(finding::coded).orElse(finding))
                .toList();
    }

    /** "Some pain medicine, tramadol 50 mg": the name says it all. */
    private static boolean isNamedMoreExactly(Mention vague, List<Mention> all) {
        return vague.kind() == FindingKind.MEDICATION
                && isClass(vague)
                && all.stream()
                        .anyMatch(other -> other.kind() == FindingKind.MEDICATION
                                && !isClass(other)
                                && Math.abs(other.line().turn() - vague.line().turn()) <= 1);
    }

    /** Whether a medicine is named by its class only. */
    static boolean isClass(Mention medicine) {
        return Vocabulary.DRUGS
                .term(medicine.group())
                .filter(entry -> entry.group().startsWith("any "))
                .isPresent();
    }

    /** A medicine named as what the patient does not tolerate is not one that is taken. */
    private static boolean isAllergyTo(Mention allergy, Mention mention) {
        boolean medicine = mention.kind() == FindingKind.MEDICATION || mention.kind() == FindingKind.ALLERGY;
        return medicine
                && mention.line().equals(allergy.line())
                && mention.group().equals(allergy.group());
    }
}
