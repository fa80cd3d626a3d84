package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.OpinionEngine.Claim;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** A visit of our own making that nobody ever paid. Language models are tried with it. */
final class SampleVisit {

    private static final String CLINICIAN = "s1";
    private static final String PATIENT = "s2";

    /** What it says. */
    static final Claim TRUE = new Claim("n1", "Dry cough for five days.", List.of("u2"));

    /** What it does not say, although its words are near. */
    static final Claim FALSE = new Claim("n2", "Ibuprofen 800 mg once a day with food.", List.of("u7"));

    private SampleVisit() {}

    static VisitMaterial material() {
        return new VisitMaterial(
                new Conversation(
                        "en",
                        List.of(
                                new Speaker(CLINICIAN, SpeakerRole.CLINICIAN, "Clinician"),
                                new Speaker(PATIENT, SpeakerRole.PATIENT, "Patient")),
                        List.of(
                                line(1, CLINICIAN, "What brings you in today?"),
                                line(2, PATIENT, "I have had a dry cough for five days."),
                                line(3, CLINICIAN, "Any fever with it?"),
                                line(4, PATIENT, "No, no fever."),
                                line(5, CLINICIAN, "Are you allergic to any medicine?"),
                                line(6, PATIENT, "Yes, penicillin gives me a rash."),
                                line(
                                        7,
                                        CLINICIAN,
                                        "Your lungs are clear. Take ibuprofen 400 mg three times a day with food, and come back in a week."))),
                List.of(),
                Optional.of(40),
                Optional.of("female"));
    }

    /** As an engine for findings would have them. */
    static List<Finding> findings() {
        return List.of(new Finding(
                "f1",
                FindingKind.SYMPTOM,
                "dry cough",
                Optional.empty(),
                Assertion.PRESENT,
                Experiencer.PATIENT,
                Temporality.CURRENT,
                Optional.empty(),
                Finding.Details.NONE,
                List.of("u2")));
    }

    private static Utterance line(int number, String speaker, String text) {
        return new Utterance("u" + number, speaker, (number - 1) * 4_000L, number * 4_000L, text);
    }
}
