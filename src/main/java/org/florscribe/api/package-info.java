/**
 * Way in: the REST API of docs/api.md. A resource is a request-scoped class; what it takes and gives are records inside it.
 * It reads the request, calls one application service, and shapes the answer; it decides nothing and catches nothing, because
 * every {@link org.florscribe.shared.Refusal} becomes a problem by itself.
 *
 * <pre>{@code
 * @Path("/widgets")
 * @RequestScoped
 * @Produces(MediaType.APPLICATION_JSON)
 * @Consumes(MediaType.APPLICATION_JSON)
 * public class WidgetsResource {
 *
 *     private final WidgetKeeping keeping;
 *
 *     @Inject
 *     WidgetsResource(WidgetKeeping keeping) {
 *         this.keeping = keeping;
 *     }
 *
 *     public record NewWidget(@Nullable PhiText name) {}
 *
 *     public record WidgetBody(UUID id, PhiText name, long version) {}
 *
 *     @POST
 *     public Response add(@Nullable NewWidget body) {
 *         Widget made = keeping.add(Fields.required("name", Fields.body(body).name()));
 *         return Response.status(201).tag(Versions.etag(made.version())).entity(bodyOf(made)).build();
 *     }
 *
 *     @GET
 *     public ListAnswer<WidgetBody> list(@BeanParam ListQuery list) {
 *         return ListAnswer.of(keeping.list(list.page()), this::bodyOf);
 *     }
 *
 *     @PATCH
 *     @Path("/{id}")
 *     public WidgetBody change(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, NewWidget body) {
 *         return bodyOf(keeping.change(id, Versions.required(ifMatch), ...));
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters of type UUID, Instant, LocalDate, Integer, Long, Boolean and enums are read by
 * {@link org.florscribe.api.answer.Parameters}; a larger body than 1 MB needs {@link org.florscribe.api.body.BodyLimit}. Every
 * call, parameter and field is described in openapi.yaml; OpenApiTest compares.
 */
@NullMarked
package org.florscribe.api;

import org.jspecify.annotations.NullMarked;
