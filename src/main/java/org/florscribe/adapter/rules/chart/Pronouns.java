package org.florscribe.adapter.rules.chart;

import java.util.Optional;

/** The words that stand for the patient. */
public record Pronouns(String subject, String object, String possessive, String reflexive, boolean plural) {

    /** @param sex FHIR administrative gender */
    public static Pronouns of(Optional<String> sex) {
        return switch (sex.orElse("")) {
            case "female" -> new Pronouns("she", "her", "her", "herself", false);
            case "male" -> new Pronouns("he", "him", "his", "himself", false);
            default -> new Pronouns("they", "them", "their", "themselves", true);
        };
    }
}
