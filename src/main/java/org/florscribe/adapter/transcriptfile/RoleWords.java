package org.florscribe.adapter.transcriptfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.florscribe.clinical.transcript.SpeakerRole;

/** Labels that say what a speaker is to the visit: "Doctor", "Dr. Ames", "Patient", "Patient's mother", "Nurse". */
final class RoleWords {

    private static final Set<String> CLINICIAN = Set.of(
            "doctor",
            "dr",
            "clinician",
            "provider",
            "physician",
            "practitioner",
            "md",
            "gp",
            "surgeon",
            "np",
            "pa",
            "specialist",
            "cardiologist",
            "psychiatrist",
            "pediatrician",
            "paediatrician",
            "dermatologist",
            "dentist");
    private static final Set<String> PATIENT = Set.of("patient", "pt");
    private static final Set<String> OTHER = Set.of(
            "guest",
            "nurse",
            "interpreter",
            "translator",
            "relative",
            "family",
            "caregiver",
            "carer",
            "guardian",
            "mother",
            "father",
            "mom",
            "mum",
            "dad",
            "parent",
            "wife",
            "husband",
            "spouse",
            "partner",
            "son",
            "daughter",
            "sister",
            "brother",
            "grandmother",
            "grandfather",
            "friend",
            "assistant",
            "receptionist",
            "scribe",
            "student",
            "aunt",
            "uncle",
            "visitor",
            "companion",
            "other");

    private RoleWords() {}

    static boolean namesRole(String label) {
        List<String> words = words(label);
        return words.stream().anyMatch(w -> CLINICIAN.contains(w) || PATIENT.contains(w) || OTHER.contains(w));
    }

    /** OTHER also for a label that names no role. */
    static SpeakerRole of(String label) {
        List<String> words = words(label);
        if (words.contains("practitioner")) {
            return SpeakerRole.CLINICIAN;
        }
        if (words.stream().anyMatch(OTHER::contains)) {
            return SpeakerRole.OTHER;
        }
        if (words.stream().anyMatch(PATIENT::contains)) {
            return SpeakerRole.PATIENT;
        }
        return words.stream().anyMatch(CLINICIAN::contains) ? SpeakerRole.CLINICIAN : SpeakerRole.OTHER;
    }

    private static List<String> words(String label) {
        String plain = label.toLowerCase(Locale.ROOT).replaceAll("['’]s\\b", "");
        return Arrays.stream(plain.split("[^\\p{L}]+", -1))
                .filter(w -> !w.isEmpty())
                .toList();
    }
}
