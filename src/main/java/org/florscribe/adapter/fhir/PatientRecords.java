package org.florscribe.adapter.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.florscribe.clinical.disclosure.PatientRecord;
import org.florscribe.clinical.disclosure.RecordBundle;
import org.florscribe.clinical.disclosure.VisitRecord;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.clinical.note.NoteState;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A patient's record as a FHIR R4 bundle. Resources refer to each other by urn:uuid; documents to the files beside the bundle. */
@ApplicationScoped
public class PatientRecords implements RecordBundle {

    private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String CONSENT_DOCUMENT = "59284-0";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    @Override
    public byte[] fhir(PatientRecord record, Map<UUID, List<Attached>> files) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        bundle.setTimestampElement(new InstantType(Date.from(record.madeAt()), TemporalPrecisionEnum.MILLI, UTC));
        add(bundle, record.patient().id(), patient(record));
        for (VisitRecord visit : record.visits()) {
            UUID id = visit.encounter().id();
            add(bundle, id, encounter(record, visit));
            visit.consents().forEach(it -> add(bundle, it.id(), consent(record, it)));
            for (Attached file : files.getOrDefault(id, List.of())) {
                add(
                        bundle,
                        UUID.nameUUIDFromBytes(file.path().getBytes(StandardCharsets.UTF_8)),
                        document(record, visit, file));
            }
        }
        return FhirJson.write(bundle);
    }

    private static void add(Bundle bundle, UUID id, Resource resource) {
        resource.setId(id.toString());
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
    }

    private static Patient patient(PatientRecord record) {
        var person = record.patient().demographics();
        Patient made = new Patient();
        var namespace = new PracticeNamespace(record.practiceId());
        person.mrn().ifPresent(mrn -> made.addIdentifier(namespace.identifier("mrn", mrn.reveal())));
        made.addName()
                .setFamily(person.familyName().reveal())
                .addGiven(person.givenName().reveal());
        made.setBirthDateElement(new DateType(person.birthDate().toString()));
        made.setGender(AdministrativeGender.fromCode(person.sex().code()));
        made.getManagingOrganization().setDisplay(record.practice());
        return made;
    }

    private static Encounter encounter(PatientRecord record, VisitRecord visit) {
        Encounter made = new Encounter();
        made.setStatus(status(visit.encounter().stage()));
        made.setClass_(new Coding().setSystem(ACT).setCode("AMB").setDisplay("ambulatory"));
        made.setSubject(reference(record.patient().id()));
        made.getPeriod().setStartElement(time(visit.encounter().scheduledAt()));
        if (!visit.encounter().reason().isBlank()) {
            made.addReasonCode().setText(visit.encounter().reason().reveal());
        }
        if (!visit.clinician().isEmpty()) {
            made.addParticipant().getIndividual().setDisplay(visit.clinician());
        }
        return made;
    }

    private static EncounterStatus status(EncounterStage stage) {
        return switch (stage) {
            case PLANNED -> EncounterStatus.PLANNED;
            case CANCELLED -> EncounterStatus.CANCELLED;
            case SIGNED -> EncounterStatus.FINISHED;
            default -> EncounterStatus.INPROGRESS;
        };
    }

    private static Consent consent(PatientRecord record, RecordingConsent consent) {
        Consent made = new Consent();
        made.setStatus(consent.given() ? Consent.ConsentState.ACTIVE : Consent.ConsentState.REJECTED);
        made.setScope(new CodeableConcept(new Coding().setSystem(SCOPE).setCode("patient-privacy")));
        made.addCategory(new CodeableConcept(
                new Coding().setSystem(DocumentReferences.LOINC).setCode(CONSENT_DOCUMENT)));
        made.setPatient(reference(record.patient().id()));
        made.setDateTimeElement(time(consent.recordedAt()));
        made.setPolicyRule(new CodeableConcept()
                .setText("Recording of the conversation, " + consent.method().name()));
        made.getProvision()
                .setType(consent.given() ? Consent.ConsentProvisionType.PERMIT : Consent.ConsentProvisionType.DENY);
        return made;
    }

    private static DocumentReference document(PatientRecord record, VisitRecord visit, Attached file) {
        DocumentReference made = new DocumentReference();
        made.setStatus(DocumentReferenceStatus.CURRENT);
        made.setType(type(file.kind()));
        made.setSubject(reference(record.patient().id()));
        if (file.kind() == Kind.NOTE) {
            visit.note().ifPresent(note -> {
                made.setDocStatus(status(note.state()));
                if (note.state() == NoteState.ENTERED_IN_ERROR) {
                    made.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
                }
            });
            if (!visit.clinician().isEmpty()) {
                made.addAuthor().setDisplay(visit.clinician());
            }
        }
        made.addContent()
                .getAttachment()
                .setContentType(file.mediaType())
                .setUrl(file.path())
                .setTitle(file.path().substring(file.path().lastIndexOf('/') + 1));
        made.getContext().addEncounter(reference(visit.encounter().id()));
        return made;
    }

    private static ReferredDocumentStatus status(NoteState state) {
        return switch (state) {
            case DRAFT -> ReferredDocumentStatus.PRELIMINARY;
            case SIGNED -> ReferredDocumentStatus.FINAL;
            case ENTERED_IN_ERROR -> ReferredDocumentStatus.ENTEREDINERROR;
        };
    }

    private static CodeableConcept type(Kind kind) {
        return switch (kind) {
            case NOTE ->
                new CodeableConcept(new Coding()
                        .setSystem(DocumentReferences.LOINC)
                        .setCode(DocumentReferences.PROGRESS_NOTE)
                        .setDisplay("Progress note"));
            case TRANSCRIPT -> new CodeableConcept().setText("Transcript of the conversation");
            case AUDIO -> new CodeableConcept().setText("Sound of the conversation");
        };
    }

    private static Reference reference(UUID id) {
        return new Reference("urn:uuid:" + id);
    }

    private static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, UTC);
    }
}
