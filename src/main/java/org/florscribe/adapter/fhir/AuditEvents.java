package org.florscribe.adapter.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditBundle;
import org.florscribe.practice.audit.AuditEvent;
import org.florscribe.practice.audit.AuditOutcome;
import org.florscribe.practice.identity.Caller;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The access log as FHIR R4 AuditEvents. People and things are named by identifiers in the namespace of their practice, not by
 * addresses: nobody outside could follow them. Kinds are those of DICOM (PS3.16 CID 400), what was done is our own word for it.
 */
@ApplicationScoped
public class AuditEvents implements AuditBundle {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String ENTITY = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String SOURCE = "http://terminology.hl7.org/CodeSystem/security-source-type";
    private static final String ACTION = "urn:florscribe:audit-action";
    private static final String PRODUCT = "FlorScribe";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    @Override
    public byte[] of(UUID practiceId, Instant madeAt, List<AuditEvent> events, Map<UUID, String> names) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        bundle.setTimestampElement(moment(madeAt));
        bundle.setIdentifier(identifier(practiceId, "access-log", practiceId));
        for (AuditEvent event : events) {
            bundle.addEntry().setFullUrl("urn:uuid:" + event.id()).setResource(event(practiceId, event, names));
        }
        return FhirJson.write(bundle);
    }

    private static org.hl7.fhir.r4.model.AuditEvent event(UUID practice, AuditEvent event, Map<UUID, String> names) {
        var made = new org.hl7.fhir.r4.model.AuditEvent();
        made.setId(event.id().toString());
        made.setType(type(event));
        made.addSubtype(new Coding().setSystem(ACTION).setCode(event.action().name()));
        made.setAction(action(event.action().kind()));
        made.setRecordedElement(moment(event.occurredAt()));
        made.setOutcome(outcome(event.outcome()));
        if (event.emergency()) {
            made.addPurposeOfEvent()
                    .addCoding(new Coding().setSystem(REASON).setCode("ETREAT").setDisplay("Emergency Treatment"));
        }
        made.addAgent(agent(practice, event, names));
        made.getSource()
                .setObserver(
                        new Reference().setDisplay(PRODUCT).setIdentifier(identifier(practice, "practice", practice)))
                .addType(new Coding().setSystem(SOURCE).setCode("4").setDisplay("Application Server"));
        event.patientId().ifPresent(patient -> made.addEntity(patient(practice, patient)));
        made.addEntity(thing(practice, event));
        return made;
    }

    private static Coding type(AuditEvent event) {
        Coding coding = new Coding().setSystem(DICOM);
        if (event.action() == AuditAction.EMERGENCY_OPENED) {
            return coding.setCode("110127").setDisplay("Emergency Override Started");
        }
        if (event.action() == AuditAction.AUDIT_VIEWED || event.action() == AuditAction.AUDIT_EXPORTED) {
            return coding.setCode("110101").setDisplay("Audit Log Used");
        }
        return event.patientId().isPresent()
                ? coding.setCode("110110").setDisplay("Patient Record")
                : coding.setCode("110100").setDisplay("Application Activity");
    }

    private static AuditEventAction action(AuditAction.Kind kind) {
        return switch (kind) {
            case CREATE -> AuditEventAction.C;
            case READ -> AuditEventAction.R;
            case UPDATE -> AuditEventAction.U;
            case DELETE -> AuditEventAction.D;
            case EXECUTE -> AuditEventAction.E;
        };
    }

    private static AuditEventOutcome outcome(AuditOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> AuditEventOutcome._0;
            case REFUSED -> AuditEventOutcome._4;
            case FAILED -> AuditEventOutcome._8;
        };
    }

    private static AuditEventAgentComponent agent(UUID practice, AuditEvent event, Map<UUID, String> names) {
        AuditEventAgentComponent agent =
                new AuditEventAgentComponent().setRequestor(event.actorKind() != Caller.Kind.SYSTEM);
        Optional<String> name = event.actorKind() == Caller.Kind.SYSTEM
                ? Optional.of(PRODUCT)
                : event.actorId().map(names::get);
        name.ifPresent(agent::setName);
        event.actorId()
                .ifPresent(id -> agent.setWho(
                        new Reference().setType("Practitioner").setIdentifier(identifier(practice, "staff", id))));
        if (!event.origin().isEmpty()) {
            agent.getNetwork().setAddress(event.origin()).setType(AuditEventAgentNetworkType._2);
        }
        return agent;
    }

    private static AuditEventEntityComponent patient(UUID practice, UUID patient) {
        return new AuditEventEntityComponent()
                .setWhat(new Reference().setType("Patient").setIdentifier(identifier(practice, "patient", patient)))
                .setType(new Coding().setSystem(ENTITY).setCode("1").setDisplay("Person"))
                .setRole(new Coding().setSystem(ROLE).setCode("1").setDisplay("Patient"));
    }

    private static AuditEventEntityComponent thing(UUID practice, AuditEvent event) {
        AuditEventEntityComponent thing = new AuditEventEntityComponent()
                .setType(new Coding().setSystem(ENTITY).setCode("2").setDisplay("System Object"))
                .setName(event.objectType());
        event.objectId()
                .ifPresent(id ->
                        thing.setWhat(new Reference().setIdentifier(identifier(practice, event.objectType(), id))));
        detail(thing, "correlationId", event.correlationId());
        event.sessionId().ifPresent(session -> detail(thing, "sessionId", session.toString()));
        event.digest().ifPresent(digest -> thing.addDetail().setType("sha256").setValue(new Base64BinaryType(digest)));
        return thing;
    }

    private static void detail(AuditEventEntityComponent thing, String type, String value) {
        if (!value.isEmpty()) {
            thing.addDetail().setType(type).setValue(new StringType(value));
        }
    }

    private static Identifier identifier(UUID practice, String kind, UUID id) {
        return new PracticeNamespace(practice).identifier(kind, id.toString());
    }

    private static InstantType moment(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }
}
