package org.florscribe.api.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.export.ConnectionBodies.AuthBody;
import org.florscribe.api.export.ConnectionBodies.ConnectionBody;
import org.florscribe.api.export.ConnectionBodies.TestBody;
import org.florscribe.clinical.export.ConnectionChange;
import org.florscribe.clinical.export.ConnectionTest;
import org.florscribe.clinical.export.ConnectionView;
import org.florscribe.clinical.export.DeliveryOverview;
import org.florscribe.clinical.export.EhrAuth;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrConnections;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The charts that notes are sent to. */
@Path("/ehr-connections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EhrConnectionsResource {

    private final EhrConnections connections;
    private final ConnectionTest test;
    private final DeliveryOverview deliveries;

    @Inject
    EhrConnectionsResource(EhrConnections connections, ConnectionTest test, DeliveryOverview deliveries) {
        this.connections = connections;
        this.test = test;
        this.deliveries = deliveries;
    }

    /** @param kind fhir-r4 */
    public record NewConnection(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String patientIdentifierSystem,
            @JsonProperty("default") @Nullable Boolean isDefault,
            @Nullable AuthBody auth,
            @Nullable Integer connectSeconds,
            @Nullable Integer deadlineSeconds) {}

    /** What is absent stays. */
    public record ConnectionPatch(
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String patientIdentifierSystem,
            @JsonProperty("default") @Nullable Boolean isDefault,
            @Nullable AuthBody auth,
            @Nullable Integer connectSeconds,
            @Nullable Integer deadlineSeconds) {}

    @GET
    public ListAnswer<ConnectionBody> list() {
        return new ListAnswer<>(
                connections.list().stream().map(ConnectionBody::of).toList(), Optional.empty());
    }

    @POST
    public Response add(@Nullable NewConnection body) {
        NewConnection wanted = Fields.body(body);
        if (!"fhir-r4".equals(Fields.required("kind", wanted.kind()))) {
            throw new InvalidInput("kind", "Only fhir-r4 can be connected so far.");
        }
        EhrConnection.Terms terms = new EhrConnection.Terms(
                Fields.required("name", wanted.name()),
                Fields.required("baseUrl", wanted.baseUrl()),
                Optional.ofNullable(wanted.patientIdentifierSystem()),
                wanted.auth() == null ? EhrAuth.NONE : wanted.auth().toAuth(),
                seconds(wanted.connectSeconds()).orElse(EhrConnection.Terms.USUAL_CONNECT_TIME),
                seconds(wanted.deadlineSeconds()).orElse(EhrConnection.Terms.USUAL_DEADLINE));
        return answer(201, connections.add(terms, Boolean.TRUE.equals(wanted.isDefault())));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, connections.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ConnectionPatch body) {
        ConnectionPatch wanted = Fields.body(body);
        ConnectionChange change = new ConnectionChange(
                Optional.ofNullable(wanted.name()),
                Optional.ofNullable(wanted.baseUrl()),
                Optional.ofNullable(wanted.patientIdentifierSystem()),
                Optional.ofNullable(wanted.auth()).map(AuthBody::toAuth),
                seconds(wanted.connectSeconds()),
                seconds(wanted.deadlineSeconds()),
                Optional.ofNullable(wanted.isDefault()));
        return answer(200, connections.change(id, change, Versions.required(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") UUID id) {
        connections.remove(id);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    public TestBody test(@PathParam("id") UUID id) {
        return TestBody.of(test.run(id));
    }

    @GET
    @Path("/{id}/deliveries")
    public ListAnswer<DeliveryBody> deliveries(@PathParam("id") UUID id, @BeanParam ListQuery list) {
        return ListAnswer.of(deliveries.list(Optional.of(id), Optional.empty(), list.page()), DeliveryBody::of);
    }

    private static Optional<Duration> seconds(@Nullable Integer given) {
        return Optional.ofNullable(given).map(Duration::ofSeconds);
    }

    private static Response answer(int status, ConnectionView view) {
        return Response.status(status)
                .entity(ConnectionBody.of(view))
                .tag(Versions.etag(view.connection().version()))
                .build();
    }
}
