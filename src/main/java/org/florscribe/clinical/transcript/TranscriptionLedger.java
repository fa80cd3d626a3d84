package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.encounter.ConsentGate;
import org.florscribe.clinical.encounter.ConsentRepository;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextRepository;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.PhiText;

/** What transcription starts from, and what it has got so far. Each verb is a transaction of its own. */
@ApplicationService
public class TranscriptionLedger {

    private final RecordingRepository recordings;
    private final ConsentGate consent;
    private final ConsentRepository consents;
    private final KeptAnswers answers;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final ContextRepository contexts;
    private final TermFinder terms;

    @Inject
    TranscriptionLedger(
            RecordingRepository recordings,
            ConsentGate consent,
            ConsentRepository consents,
            KeptAnswers answers,
            EncounterRepository encounters,
            PatientRepository patients,
            ContextRepository contexts,
            TermFinder terms) {
        this.recordings = recordings;
        this.consent = consent;
        this.consents = consents;
        this.answers = answers;
        this.encounters = encounters;
        this.patients = patients;
        this.contexts = contexts;
        this.terms = terms;
    }

    /**
     * Recordings whose words are not in the transcript yet, in order.
     *
     * @throws org.florscribe.shared.Conflict {@code consent-required}: nothing is sent anywhere
     */
    @Requires(Permission.SYSTEM)
    public List<Recording> unheard(UUID encounterId) {
        List<Recording> unheard = recordings.ofEncounter(encounterId).stream()
                .filter(Recording::isUnheard)
                .toList();
        if (!unheard.isEmpty()) {
            consent.require(encounterId);
        }
        return unheard;
    }

    /** What engines are told, and what their answers are held against. */
    @Requires(Permission.SYSTEM)
    public ExpectedSpeech expected(UUID encounterId) {
        Encounter visit = encounters.get(encounterId);
        String known = Stream.concat(
                        Stream.of(visit.reason().reveal()),
                        contexts.of(encounterId).stream().map(ContextItem::text).map(PhiText::reveal))
                .collect(Collectors.joining(". "));
        return new ExpectedSpeech(
                visit.language(),
                languageOfConsent(encounterId),
                KeyTerms.of(
                        terms.termsIn(known), patients.get(visit.patientId()).demographics()));
    }

    /** Where nobody had to interpret: the best that is known of what is spoken, unless somebody named it. */
    private Optional<String> languageOfConsent(UUID encounterId) {
        return consents.of(encounterId).stream()
                .findFirst()
                .filter(asked -> !asked.personsPresent().contains(RecordingConsent.Person.INTERPRETER))
                .map(RecordingConsent::language)
                .filter(tag -> !tag.isBlank() && !tag.equals(Conversation.UNKNOWN_LANGUAGE));
    }

    @Requires(Permission.SYSTEM)
    public Optional<SpokenText> kept(UUID encounterId, byte[] fingerprint) {
        return answers.find(encounterId, fingerprint);
    }

    @Requires(Permission.SYSTEM)
    public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer) {
        answers.keep(encounterId, engineId, fingerprint, answer);
    }
}
