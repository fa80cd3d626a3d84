package org.florscribe.adapter.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.export.Delivery.Trouble;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrFailure;
import org.florscribe.clinical.export.WriteOutcome;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundRefused;
import org.hl7.fhir.r4.model.DocumentReference;

/** Requests that change a chart, and what is certain after each (FHIR R4 http.html). */
@ApplicationScoped
class FhirWrites {

    private final FhirHttp http;

    @Inject
    FhirWrites(FhirHttp http) {
        this.http = http;
    }

    /** @param condition as of a search; the server is asked to make nothing when it finds something */
    WriteOutcome create(EhrConnection connection, byte[] resource, String condition) {
        return write(connection, "POST", "DocumentReference", Map.of("If-None-Exist", condition), resource);
    }

    WriteOutcome replace(EhrConnection connection, String id, byte[] resource, Map<String, String> headers) {
        // an update need not say where the document is: at its address
        return write(connection, "PUT", "DocumentReference/" + FhirHttp.encoded(id), headers, resource);
    }

    private WriteOutcome write(
            EhrConnection connection, String method, String path, Map<String, String> given, byte[] resource) {
        Map<String, String> headers = new HashMap<>(given);
        headers.put("Prefer", "return=minimal");
        OutboundAnswer answer;
        try {
            answer = http.send(connection, method, path, headers, resource);
        } catch (EhrFailure paused) {
            return new WriteOutcome.NotSent(paused.trouble(), paused.retryAfter());
        } catch (OutboundRefused refused) {
            return switch (refused.stage()) {
                case NOT_ALLOWED -> new WriteOutcome.Refused(Trouble.of(FhirHttp.reason(refused)));
                case NOT_REACHED -> new WriteOutcome.NotSent(Trouble.of(FhirHttp.reason(refused)), Optional.empty());
                case NOT_ANSWERED -> new WriteOutcome.Unclear();
            };
        }
        return judge(answer, path);
    }

    private WriteOutcome judge(OutboundAnswer answer, String path) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return place(answer, path)
                    .<WriteOutcome>map(
                            it -> new WriteOutcome.Stored(it.id(), it.version().or(() -> etag(answer)), status == 201))
                    .orElseGet(WriteOutcome.Unclear::new);
        }
        Trouble why = new Trouble(FhirHttp.reason(status), OutcomeWords.of(answer));
        Optional<Duration> wait = http.retryAfter(answer);
        if (status == 429 || (status == 503 && wait.isPresent())) {
            return new WriteOutcome.NotSent(why, wait);
        }
        // 408 and 5xx: how far the server came nobody knows
        return status >= 500 || status == 408 ? new WriteOutcome.Unclear() : new WriteOutcome.Refused(why);
    }

    private static Optional<DocumentReferences.Place> place(OutboundAnswer answer, String path) {
        return Optional.ofNullable(answer.headers().get("location"))
                .or(() -> Optional.ofNullable(answer.headers().get("content-location")))
                .flatMap(DocumentReferences.Place::of)
                .or(() -> DocumentReferences.Place.of(path))
                .or(() -> answer.body().length == 0
                        ? Optional.empty()
                        : FhirJson.read(answer.body(), DocumentReference.class)
                                .filter(DocumentReference::hasIdElement)
                                .map(it -> new DocumentReferences.Place(
                                        it.getIdElement().getIdPart(),
                                        Optional.ofNullable(it.getMeta().getVersionId()))));
    }

    private static Optional<String> etag(OutboundAnswer answer) {
        return Optional.ofNullable(answer.headers().get("etag"))
                .map(it -> it.replaceFirst("^W/", "").replace("\"", "").strip())
                .filter(it -> it.matches("[A-Za-z0-9\\-.]{1,64}"));
    }
}
