package org.florscribe.clinical.export;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.clinical.patient.Patient;

/**
 * Whether the person whom the chart gave for a record number is ours. A number alone is not believed: the birth date has to be
 * the same, and one of the chart's names has to have a family and a given name in common with ours.
 */
final class PatientMatch {

    private PatientMatch() {}

    /** @return why the note must not be filed there; empty when it is the same person */
    static Optional<DeliveryReason> objection(Patient.Demographics ours, List<EhrPatient> found) {
        if (found.isEmpty()) {
            return Optional.of(DeliveryReason.PATIENT_NOT_FOUND);
        }
        if (found.size() > 1) {
            return Optional.of(DeliveryReason.PATIENT_NOT_UNIQUE);
        }
        EhrPatient theirs = found.get(0);
        if (!theirs.birthDate().equals(Optional.of(ours.birthDate()))
                || theirs.names().stream().noneMatch(name -> isSame(ours, name))) {
            return Optional.of(DeliveryReason.PATIENT_DIFFERS);
        }
        return theirs.active() ? Optional.empty() : Optional.of(DeliveryReason.PATIENT_INACTIVE);
    }

    private static boolean isSame(Patient.Demographics ours, EhrPatient.Name theirs) {
        return haveWordInCommon(ours.familyName().reveal(), theirs.family())
                && haveWordInCommon(ours.givenName().reveal(), theirs.given());
    }

    private static boolean haveWordInCommon(String one, String other) {
        Set<String> words = words(one);
        words.retainAll(words(other));
        return !words.isEmpty();
    }

    private static Set<String> words(String name) {
        Set<String> words = Arrays.stream(name.split("[\\s\\p{Z}\\p{Pd},;/]+", -1))
                .map(PatientMatch::plain)
                .collect(Collectors.toSet());
        words.add(plain(name));
        words.remove("");
        return words;
    }

    /** Without marks, case and punctuation; letters of any script stay. */
    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]+", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
