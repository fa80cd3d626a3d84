package org.florscribe.adapter.rules.context;

import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Temporality;

/** How a concept is meant where it is said. */
public record Context(Assertion assertion, Experiencer experiencer, Temporality temporality) {

    public static final Context PLAIN = new Context(Assertion.PRESENT, Experiencer.PATIENT, Temporality.CURRENT);

    public Context with(Assertion other) {
        return new Context(other, experiencer, temporality);
    }

    public boolean isPresentInPatient() {
        return assertion == Assertion.PRESENT && experiencer == Experiencer.PATIENT;
    }
}
