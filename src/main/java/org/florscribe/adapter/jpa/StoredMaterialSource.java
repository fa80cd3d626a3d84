package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ContextRepository;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.extraction.MaterialSource;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.recording.RecordingRepository;
import org.florscribe.clinical.recording.RecordingTimelines;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.TranscriptRepository;

/** What is stored of a visit, without anything that names the patient. */
@ApplicationScoped
public class StoredMaterialSource implements MaterialSource {

    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final ContextRepository context;
    private final TranscriptRepository transcripts;
    private final RecordingRepository recordings;
    private final RecordingTimelines timelines;

    @Inject
    StoredMaterialSource(
            EncounterRepository encounters,
            PatientRepository patients,
            ContextRepository context,
            TranscriptRepository transcripts,
            RecordingRepository recordings,
            RecordingTimelines timelines) {
        this.encounters = encounters;
        this.patients = patients;
        this.context = context;
        this.transcripts = transcripts;
        this.recordings = recordings;
        this.timelines = timelines;
    }

    @Override
    public VisitMaterial of(UUID encounterId) {
        return of(encounterId, transcripts.get(encounterId).conversation());
    }

    @Override
    public VisitMaterial of(UUID encounterId, Conversation conversation) {
        Encounter encounter = encounters.get(encounterId);
        Patient.Demographics person = patients.get(encounter.patientId()).demographics();
        return new VisitMaterial(
                conversation,
                context.of(encounterId),
                Optional.of(person.ageOn(encounter.visitOn())),
                Optional.of(person.sex().code()),
                timelines.gaps(recordings.ofEncounter(encounterId)));
    }
}
