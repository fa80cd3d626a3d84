package org.florscribe.adapter.rules.chart;

import java.util.Optional;
import org.florscribe.adapter.rules.dialogue.Line;

/** A line of speech as a sentence of a chart. */
public final class Wording {

    private final Pronouns pronouns;
    private final ThirdPerson person;

    public Wording(Optional<String> sex) {
        this.pronouns = Pronouns.of(sex);
        this.person = new ThirdPerson(pronouns);
    }

    public Pronouns pronouns() {
        return pronouns;
    }

    /** The line's words in third person, without what surrounds the statement; no capital, no full stop yet. */
    public String phrase(Line line) {
        return phrase(line.text(), line.isClinician());
    }

    public String phrase(String text, boolean clinician) {
        String statement = Trim.statement(text);
        return Trim.statement(clinician ? person.ofClinician(statement) : person.ofPatient(statement));
    }

    /** "He" or "She"; "The patient" where the sex is not known. */
    public String subject() {
        return pronouns.plural()
                ? "The patient"
                : Character.toUpperCase(pronouns.subject().charAt(0))
                        + pronouns.subject().substring(1);
    }
}
