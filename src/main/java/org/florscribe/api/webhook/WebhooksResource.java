package org.florscribe.api.webhook;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.ListQuery;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.webhook.WebhookBodies.IssuedBody;
import org.florscribe.api.webhook.WebhookBodies.WebhookBody;
import org.florscribe.api.webhook.WebhookBodies.WebhookDeliveryBody;
import org.florscribe.practice.webhook.IssuedSecret;
import org.florscribe.practice.webhook.Webhook;
import org.florscribe.practice.webhook.WebhookChange;
import org.florscribe.practice.webhook.WebhookPing;
import org.florscribe.practice.webhook.WebhookView;
import org.florscribe.practice.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** Who is told what happens to visits. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    private final Webhooks webhooks;
    private final WebhookPing ping;

    @Inject
    WebhooksResource(Webhooks webhooks, WebhookPing ping) {
        this.webhooks = webhooks;
        this.ping = ping;
    }

    /** @param events such as note.signed */
    public record NewWebhook(@Nullable String url, @Nullable List<String> events) {}

    /** What is absent stays. */
    public record WebhookPatch(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean active) {}

    @GET
    public ListAnswer<WebhookBody> list() {
        return new ListAnswer<>(webhooks.list().stream().map(WebhookBody::of).toList(), Optional.empty());
    }

    @POST
    public Response add(@Nullable NewWebhook body) {
        NewWebhook wanted = Fields.body(body);
        IssuedSecret issued = webhooks.add(new Webhook.Terms(
                Fields.required("url", wanted.url()),
                Webhook.Terms.events(Fields.required("events", wanted.events()))));
        return answer(201, IssuedBody.of(issued), issued.view());
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(webhooks.get(id));
    }

    @PATCH
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WebhookPatch body) {
        WebhookPatch wanted = Fields.body(body);
        WebhookChange change = new WebhookChange(
                Optional.ofNullable(wanted.url()),
                Optional.ofNullable(wanted.events()).map(Webhook.Terms::events),
                Optional.ofNullable(wanted.active()));
        return answer(webhooks.change(id, change, Versions.required(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") UUID id) {
        webhooks.remove(id);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.WILDCARD)
    public Response changeSecret(@PathParam("id") UUID id) {
        IssuedSecret issued = webhooks.changeSecret(id);
        return answer(200, IssuedBody.of(issued), issued.view());
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    public WebhookDeliveryBody test(@PathParam("id") UUID id) {
        return WebhookDeliveryBody.of(ping.run(id));
    }

    @GET
    @Path("/{id}/deliveries")
    public ListAnswer<WebhookDeliveryBody> deliveries(@PathParam("id") UUID id, @BeanParam ListQuery list) {
        return ListAnswer.of(webhooks.log(id, list.page()), WebhookDeliveryBody::of);
    }

    @POST
    @Path("/{id}/deliveries/{deliveryId}/send-again")
    @Consumes(MediaType.WILDCARD)
    public Response sendAgain(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        return Response.accepted(WebhookDeliveryBody.of(webhooks.sendAgain(id, deliveryId)))
                .build();
    }

    private static Response answer(WebhookView view) {
        return answer(200, WebhookBody.of(view), view);
    }

    private static Response answer(int status, Object body, WebhookView view) {
        return Response.status(status)
                .entity(body)
                .tag(Versions.etag(view.webhook().version()))
                .build();
    }
}
