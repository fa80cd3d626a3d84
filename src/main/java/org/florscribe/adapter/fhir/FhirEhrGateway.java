package org.florscribe.adapter.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.export.ConditionalCreate;
import org.florscribe.clinical.export.Delivery.Trouble;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.EhrCapabilities;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrDocument;
import org.florscribe.clinical.export.EhrFailure;
import org.florscribe.clinical.export.EhrGateway;
import org.florscribe.clinical.export.EhrLine;
import org.florscribe.clinical.export.EhrPatient;
import org.florscribe.clinical.export.StoredDocument;
import org.florscribe.clinical.export.TextHash;
import org.florscribe.clinical.export.WriteOutcome;
import org.florscribe.platform.outbound.CircuitBreaker;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.shared.PhiText;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR R4 server as the chart. */
@ApplicationScoped
public class FhirEhrGateway implements EhrGateway {

    private static final String DOCUMENTS = "DocumentReference";

    private final FhirHttp http;
    private final FhirWrites writes;

    @Inject
    FhirEhrGateway(FhirHttp http, FhirWrites writes) {
        this.http = http;
        this.writes = writes;
    }

    @Override
    public EhrCapabilities capabilities(EhrConnection connection) {
        OutboundAnswer answer = http.ask(connection, "metadata");
        return FhirJson.read(answer.body(), CapabilityStatement.class)
                .map(Capabilities::of)
                .orElseThrow(FhirEhrGateway::noFhir);
    }

    @Override
    public List<EhrPatient> patients(EhrConnection connection, PhiText recordNumber) {
        String value = escaped(recordNumber.reveal().strip());
        String token = connection
                .terms()
                .patientIdentifierSystem()
                .map(system -> escaped(system) + "|" + value)
                .orElse(value);
        return search(connection, "Patient?identifier=" + FhirHttp.encoded(token) + "&_count=5", Patient.class).stream()
                .map(Patients::of)
                .toList();
    }

    @Override
    public Optional<String> patientOfEncounter(EhrConnection connection, String ehrEncounter) {
        OutboundAnswer answer = http.ask(connection, "Encounter/" + FhirHttp.encoded(ehrEncounter));
        if (answer.status() >= 400) {
            return Optional.empty();
        }
        Encounter found = FhirJson.read(answer.body(), Encounter.class).orElseThrow(FhirEhrGateway::noFhir);
        return Optional.of(found.getSubject().getReferenceElement().getIdPart()).or(() -> Optional.of(""));
    }

    @Override
    public WriteOutcome create(EhrConnection connection, EhrDocument document, String ehrPatient) {
        return writes.create(
                connection,
                FhirJson.write(DocumentReferences.of(connection, document, ehrPatient)),
                identifier(connection, document));
    }

    @Override
    public List<StoredDocument> find(EhrConnection connection, EhrDocument document, String ehrPatient) {
        List<StoredDocument> found = new ArrayList<>();
        for (DocumentReference it :
                search(connection, DOCUMENTS + "?" + identifier(connection, document), DocumentReference.class)) {
            StoredDocument stored = stored(connection, it, document);
            if (stored.identified()) {
                found.add(stored);
            }
        }
        boolean identifiersCount = connection.trial() == ConditionalCreate.PROVEN;
        return found.isEmpty() && !identifiersCount ? findByText(connection, document, ehrPatient) : found;
    }

    /** For servers that do not keep our identifier: the same words among the patient's documents of that kind. */
    private List<StoredDocument> findByText(EhrConnection connection, EhrDocument document, String ehrPatient) {
        String query = DOCUMENTS + "?patient=" + FhirHttp.encoded(ehrPatient) + "&type="
                + FhirHttp.encoded(DocumentReferences.LOINC + "|" + DocumentReferences.PROGRESS_NOTE) + "&_count=50";
        byte[] ours = TextHash.of(document.text());
        return search(connection, query, DocumentReference.class).stream()
                .filter(it -> !DocumentReferences.isWithdrawn(it))
                .filter(it -> !DocumentReferences.isOfAnother(it, connection, document.identifier()))
                .map(it -> stored(connection, it, document))
                .filter(it -> it.textHash()
                        .filter(hash -> MessageDigest.isEqual(hash, ours))
                        .isPresent())
                .toList();
    }

    @Override
    public Optional<StoredDocument> read(EhrConnection connection, String externalId) {
        OutboundAnswer answer = http.ask(connection, DOCUMENTS + "/" + FhirHttp.encoded(externalId));
        if (answer.status() >= 400) {
            return Optional.empty();
        }
        DocumentReference found =
                FhirJson.read(answer.body(), DocumentReference.class).orElseThrow(FhirEhrGateway::noFhir);
        return Optional.of(DocumentReferences.stored(found, connection, "", url -> fetch(connection, url)));
    }

    @Override
    public WriteOutcome withdraw(EhrConnection connection, String externalId) {
        OutboundAnswer answer;
        try {
            answer = http.ask(connection, DOCUMENTS + "/" + FhirHttp.encoded(externalId));
        } catch (EhrFailure failure) {
            return failure.isPassing()
                    ? new WriteOutcome.NotSent(failure.trouble(), failure.retryAfter())
                    : cannotBeWithdrawn(failure.trouble().words());
        }
        Optional<DocumentReference> found =
                answer.status() >= 400 ? Optional.empty() : FhirJson.readWhole(answer.body(), DocumentReference.class);
        if (found.isEmpty()) {
            return cannotBeWithdrawn(PhiText.EMPTY);
        }
        DocumentReference document = found.get();
        Optional<String> version = Optional.ofNullable(document.getMeta().getVersionId());
        if (DocumentReferences.isWithdrawn(document)) {
            return new WriteOutcome.Stored(externalId, version, false);
        }
        DocumentReferences.withdraw(document);
        Map<String, String> headers = new HashMap<>();
        version.ifPresent(it -> headers.put("If-Match", "W/\"" + it + "\""));
        WriteOutcome outcome = writes.replace(connection, externalId, FhirJson.write(document), headers);
        return outcome instanceof WriteOutcome.Refused refused
                ? cannotBeWithdrawn(refused.why().words())
                : outcome;
    }

    @Override
    public WriteOutcome remove(EhrConnection connection, String externalId) {
        try {
            int status = http.send(
                            connection, "DELETE", DOCUMENTS + "/" + FhirHttp.encoded(externalId), Map.of(), new byte[0])
                    .status();
            if ((status >= 200 && status < 300) || status == 404 || status == 410) {
                return new WriteOutcome.Stored(externalId, Optional.empty(), false);
            }
        } catch (OutboundRefused | EhrFailure e) {
            return new WriteOutcome.Unclear();
        }
        return withdraw(connection, externalId);
    }

    @Override
    public EhrLine line(EhrConnection connection) {
        CircuitBreaker.Snapshot known = http.breaker(connection).snapshot();
        return new EhrLine(
                EhrLine.State.valueOf(known.state().name()),
                known.since(),
                known.pausedUntil(),
                known.failures(),
                known.lastFailure()
                        .map(failure -> new EhrLine.Failure(DeliveryReason.valueOf(failure.why()), failure.at())));
    }

    @Override
    public void tryAtOnce(EhrConnection connection) {
        http.breaker(connection).letOneThrough();
    }

    @Override
    public void forget(EhrConnection connection) {
        http.forget(connection);
    }

    private StoredDocument stored(EhrConnection connection, DocumentReference found, EhrDocument document) {
        return DocumentReferences.stored(found, connection, document.identifier(), url -> fetch(connection, url));
    }

    /** Only from the server itself: an address elsewhere would be given our credentials. */
    private Optional<byte[]> fetch(EhrConnection connection, String url) {
        String base = connection.terms().baseUrl() + "/";
        String path = url.startsWith(base) ? url.substring(base.length()) : url;
        if (!path.matches("Binary/[A-Za-z0-9\\-.]{1,64}")) {
            return Optional.empty();
        }
        OutboundAnswer answer = http.ask(connection, path);
        return answer.status() >= 400 ? Optional.empty() : Binaries.content(answer.body());
    }

    private <T extends Resource> List<T> search(EhrConnection connection, String query, Class<T> type) {
        OutboundAnswer answer = http.ask(connection, query);
        Bundle found = answer.status() >= 400
                ? null
                : FhirJson.read(answer.body(), Bundle.class).orElse(null);
        if (found == null) {
            throw noFhir();
        }
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String identifier(EhrConnection connection, EhrDocument document) {
        return "identifier=" + FhirHttp.encoded(connection.identifierSystem() + "|" + document.identifier());
    }

    /** In a search value a comma, a bar, a dollar sign and a backslash mean something (FHIR R4 search.html#escaping). */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\,|$])", "\\\\$1");
    }

    private static EhrFailure noFhir() {
        return new EhrFailure(Trouble.of(DeliveryReason.WRONG_ADDRESS), false, Optional.empty());
    }

    private static WriteOutcome cannotBeWithdrawn(PhiText words) {
        return new WriteOutcome.Refused(new Trouble(DeliveryReason.CANNOT_BE_WITHDRAWN, words));
    }
}
