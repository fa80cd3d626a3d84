package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConsentTaking;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.encounter.ContextTaking;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterReading;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.note.NoteReview;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.clinical.recording.AudioOverview;
import org.florscribe.clinical.recording.Listening;
import org.florscribe.clinical.transcript.Transcript;
import org.florscribe.clinical.transcript.TranscriptReading;
import org.florscribe.web.view.Http;
import org.jspecify.annotations.Nullable;

/** The visit that the page is about, each part of it read at most once for a request. */
@RequestScoped
public class OpenVisit {

    private final EncounterReading encounters;
    private final PatientRegister patients;
    private final ConsentTaking consents;
    private final TranscriptReading transcripts;
    private final ContextTaking contexts;
    private final NoteReview notes;
    private final Listening listening;
    private final Http http;

    private @Nullable Encounter encounter;
    private @Nullable Patient patient;
    private @Nullable List<RecordingConsent> consent;
    private Optional<Transcript> transcript = Optional.empty();
    private boolean transcriptRead;
    private @Nullable List<ContextItem> context;
    private Optional<NoteView> note = Optional.empty();
    private boolean noteRead;
    private @Nullable AudioOverview audio;

    @Inject
    OpenVisit(
            EncounterReading encounters,
            PatientRegister patients,
            ConsentTaking consents,
            TranscriptReading transcripts,
            ContextTaking contexts,
            NoteReview notes,
            Listening listening,
            Http http) {
        this.encounters = encounters;
        this.patients = patients;
        this.consents = consents;
        this.transcripts = transcripts;
        this.contexts = contexts;
        this.notes = notes;
        this.listening = listening;
        this.http = http;
    }

    UUID id() {
        return http.id("id");
    }

    Encounter encounter() {
        if (encounter == null) {
            encounter = encounters.get(id());
        }
        return encounter;
    }

    Patient patient() {
        if (patient == null) {
            patient = patients.get(encounter().patientId());
        }
        return patient;
    }

    /** The newest answer; empty while nobody was asked. */
    Optional<RecordingConsent> consent() {
        if (consent == null) {
            consent = consents.of(id());
        }
        return consent.stream().findFirst();
    }

    Optional<Transcript> transcript() {
        if (!transcriptRead) {
            transcript = transcripts.find(id());
            transcriptRead = true;
        }
        return transcript;
    }

    List<ContextItem> context() {
        if (context == null) {
            context = contexts.of(id());
        }
        return context;
    }

    Optional<NoteView> note() {
        if (!noteRead) {
            note = notes.find(id());
            noteRead = true;
        }
        return note;
    }

    AudioOverview audio() {
        if (audio == null) {
            audio = listening.overview(id());
        }
        return audio;
    }
}
