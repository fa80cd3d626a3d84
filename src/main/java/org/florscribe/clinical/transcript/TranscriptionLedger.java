package org.florscribe.clinical.transcript;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentGate;
import org.florscribe.clinical.encounter.ConsentRepository;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.recording.Recording;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** What transcription starts from, and what it has got so far. Each verb is a transaction of its own. */
@ApplicationService
public class TranscriptionLedger {

    private final RecordingRepository recordings;
    private final ConsentGate consent;
    private final ConsentRepository consents;
    private final KeptAnswers answers;

    @Inject
    TranscriptionLedger(
            RecordingRepository recordings, ConsentGate consent, ConsentRepository consents, KeptAnswers answers) {
        this.recordings = recordings;
        this.consent = consent;
        this.consents = consents;
        this.answers = answers;
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

    /** The language in which consent was asked, where nobody had to interpret: the best that is known of what is spoken. */
    @Requires(Permission.SYSTEM)
    public Optional<String> language(UUID encounterId) {
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
