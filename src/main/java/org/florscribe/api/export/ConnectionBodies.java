package org.florscribe.api.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.clinical.export.ConditionalCreate;
import org.florscribe.clinical.export.ConnectionTest;
import org.florscribe.clinical.export.ConnectionView;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.EhrAuth;
import org.florscribe.clinical.export.EhrCapabilities;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrLine;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Connections as the API takes and gives them. Secrets are taken, never given. */
final class ConnectionBodies {

    private ConnectionBodies() {}

    /** @param type none, basic (with user and password) or bearer (with token) */
    public record AuthBody(
            @Nullable String type,
            @Nullable String user,
            @Nullable String password,
            @Nullable String token) {

        EhrAuth toAuth() {
            return switch (Fields.required("auth.type", type)) {
                case "none" -> EhrAuth.NONE;
                case "basic" ->
                    new EhrAuth(
                            EhrAuth.Kind.BASIC,
                            Fields.required("auth.user", user),
                            Fields.required("auth.password", password));
                case "bearer" -> new EhrAuth(EhrAuth.Kind.BEARER, "", Fields.required("auth.token", token));
                default -> throw new InvalidInput("auth.type", "One of none, basic, bearer.");
            };
        }

        @Override
        public String toString() {
            return "AuthBody[masked]";
        }
    }

    /**
     * How we show who we are, without what proves it.
     *
     * @param setAt when the credentials were given last
     * @param ending the last four characters of a token of sixteen or more; else empty
     */
    public record AuthKindBody(String type, String user, Optional<Instant> setAt, String ending) {}

    /** What failed last. */
    public record FailureBody(DeliveryReason code, String message, Instant at) {}

    /**
     * How calls go.
     *
     * @param since when the state began
     * @param pausedUntil while not even one call is let through to see whether the server is back
     * @param failures in a row
     * @param lastFailure also when calls have passed since
     */
    public record LineBody(
            EhrLine.State state,
            Optional<Instant> since,
            Optional<Instant> pausedUntil,
            int failures,
            Optional<FailureBody> lastFailure) {

        static LineBody of(EhrLine line) {
            return new LineBody(
                    line.state(),
                    line.since(),
                    line.pausedUntil(),
                    line.failures(),
                    line.lastFailure()
                            .map(it -> new FailureBody(it.reason(), it.reason().words(), it.at())));
        }
    }

    /**
     * One connection.
     *
     * @param conditionalCreate whether the server was found to keep a document from being made twice
     * @param line how calls go, as far as the answering server knows
     * @param deliveries how many stand where
     */
    public record ConnectionBody(
            UUID id,
            String kind,
            String name,
            String baseUrl,
            Optional<String> patientIdentifierSystem,
            @JsonProperty("default") boolean isDefault,
            AuthKindBody auth,
            long connectSeconds,
            long deadlineSeconds,
            ConditionalCreate conditionalCreate,
            LineBody line,
            Map<DeliveryState, Long> deliveries,
            Instant createdAt,
            long version) {

        static ConnectionBody of(ConnectionView view) {
            EhrConnection connection = view.connection();
            EhrConnection.Terms terms = connection.terms();
            return new ConnectionBody(
                    connection.id(),
                    "fhir-r4",
                    terms.name(),
                    terms.baseUrl(),
                    terms.patientIdentifierSystem(),
                    connection.isDefault(),
                    new AuthKindBody(
                            terms.auth().kind().name().toLowerCase(Locale.ROOT),
                            terms.auth().user(),
                            connection.credentialsSetAt(),
                            terms.auth().ending()),
                    terms.connectTime().toSeconds(),
                    terms.deadline().toSeconds(),
                    connection.trial(),
                    LineBody.of(view.line()),
                    view.counts(),
                    connection.createdAt(),
                    connection.version());
        }
    }

    /** What a server says it can do. */
    public record CapabilitiesBody(
            String software,
            String fhirVersion,
            boolean findsPatients,
            boolean takesDocuments,
            boolean readsDocuments,
            boolean findsDocuments,
            boolean changesDocuments,
            boolean conditionalCreate) {

        static CapabilitiesBody of(EhrCapabilities said) {
            return new CapabilitiesBody(
                    said.software(),
                    said.fhirVersion(),
                    said.findsPatients(),
                    said.takesDocuments(),
                    said.readsDocuments(),
                    said.findsDocuments(),
                    said.changesDocuments(),
                    said.conditionalCreate());
        }
    }

    /** How a test went. */
    public record TestBody(
            boolean passed,
            Optional<CapabilitiesBody> capabilities,
            Optional<DeliveryReason> problem,
            Optional<String> message) {

        static TestBody of(ConnectionTest.Result result) {
            return new TestBody(
                    result.isPassed(),
                    result.capabilities().map(CapabilitiesBody::of),
                    result.problem(),
                    result.problem().map(DeliveryReason::words));
        }
    }
}
