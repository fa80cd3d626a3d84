package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.florscribe.api.answer.Versions;
import org.florscribe.api.note.NoteBodies.AddendumBody;
import org.florscribe.api.note.NoteBodies.NoteBody;
import org.florscribe.api.note.NoteBodies.SectionTextBody;
import org.florscribe.clinical.note.Decision;
import org.florscribe.clinical.note.NoteReview;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.SectionText;
import org.florscribe.clinical.signature.NotePrinting;
import org.florscribe.clinical.signature.NoteSigning;
import org.florscribe.clinical.signature.SignatureReading;
import org.florscribe.clinical.signature.SignatureView;
import org.florscribe.practice.identity.Confirmation;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** The note of a visit: read, changed, settled, signed, printed. */
@Path("/encounters/{id}/note")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoteResource {

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String PDF = "application/pdf";

    private final NoteReview review;
    private final NoteSigning signing;
    private final SignatureReading signatures;
    private final NotePrinting printing;

    @Inject
    NoteResource(NoteReview review, NoteSigning signing, SignatureReading signatures, NotePrinting printing) {
        this.review = review;
        this.signing = signing;
        this.signatures = signatures;
        this.printing = printing;
    }

    /** The note as a person leaves it; sections not named stay. */
    public record NoteText(@Nullable List<@Nullable SectionTextBody> sections) {}

    /** What a person decides about a statement. */
    public record Settlement(
            Decision.@Nullable Kind disposition, @Nullable PhiText reason) {}

    /** Who signs shows again that they are who they are. */
    public record Signature(
            @Nullable String password, @Nullable String code) {

        @Override
        public String toString() {
            return "Signature[masked]";
        }
    }

    /** What is added to a signed note. */
    public record NewAddendum(@Nullable PhiText text) {}

    /** Why a signed note must not be relied on. */
    public record EnteredInError(@Nullable PhiText reason) {}

    @GET
    @Produces("application/json;qs=1")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, id, review.get(id));
    }

    @GET
    @Produces("text/plain;charset=UTF-8;qs=0.3")
    public Response text(@PathParam("id") UUID id) {
        return Response.ok(printing.text(id).reveal(), TEXT).build();
    }

    @GET
    @Produces("text/html;charset=UTF-8;qs=0.2")
    public Response html(@PathParam("id") UUID id) {
        return Response.ok(printing.html(id).reveal(), HTML).build();
    }

    @GET
    @Produces("application/pdf;qs=0.1")
    public Response pdf(@PathParam("id") UUID id) {
        return Response.ok(printing.pdf(id), PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"note.pdf\"")
                .build();
    }

    /** {@code If-None-Match: *} instead of a version makes the note of a visit that has none. */
    @PUT
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable NoteText body) {
        boolean fromScratch =
                ifMatch == null && ifNoneMatch != null && ifNoneMatch.strip().equals("*");
        long version = fromScratch ? 0 : Versions.required(ifMatch);
        List<SectionText> sections =
                Lists.of(
                                "sections",
                                Fields.required("sections", Fields.body(body).sections()))
                        .stream()
                        .map(SectionTextBody::toSectionText)
                        .toList();
        return fromScratch
                ? answer(201, id, review.typeNote(id, sections))
                : answer(200, id, review.replaceSections(id, version, sections));
    }

    @POST
    @Path("/statements/{statementId}/disposition")
    public Response settle(
            @PathParam("id") UUID id,
            @PathParam("statementId") String statementId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Settlement body) {
        Settlement wanted = Fields.body(body);
        PhiText reason = wanted.reason() == null ? PhiText.EMPTY : wanted.reason();
        NoteView now = switch (Fields.required("disposition", wanted.disposition())) {
            case KEPT -> review.keep(id, seen(ifMatch), statementId, reason);
            case REMOVED -> review.remove(id, seen(ifMatch), statementId, reason);
        };
        return answer(200, id, now);
    }

    @POST
    @Path("/omissions/{findingId}/add")
    @Consumes(MediaType.WILDCARD)
    public Response addOmission(
            @PathParam("id") UUID id,
            @PathParam("findingId") String findingId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(200, id, review.addOmission(id, seen(ifMatch), findingId));
    }

    @POST
    @Path("/sign")
    public Response sign(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Signature body) {
        Signature shown = Fields.body(body);
        signing.sign(
                id,
                seen(ifMatch),
                Confirmation.of(Optional.ofNullable(shown.password()), Optional.ofNullable(shown.code())));
        return answer(200, id, review.get(id));
    }

    @POST
    @Path("/addenda")
    public Response addAddendum(@PathParam("id") UUID id, @Nullable NewAddendum body) {
        UUID added = signing.addAddendum(
                        id, Fields.required("text", Fields.body(body).text()))
                .id();
        AddendumBody answer = signatures.of(id).addenda().stream()
                .filter(it -> it.id().equals(added))
                .map(AddendumBody::of)
                .findFirst()
                .orElseThrow(NotFound::new);
        return Response.status(201).entity(answer).build();
    }

    @POST
    @Path("/entered-in-error")
    public Response markEnteredInError(@PathParam("id") UUID id, @Nullable EnteredInError body) {
        signing.markEnteredInError(
                id, Fields.required("reason", Fields.body(body).reason()));
        return answer(200, id, review.get(id));
    }

    private Response answer(int status, UUID id, NoteView view) {
        SignatureView signature = view.isSigned() ? signatures.of(id) : SignatureView.NONE;
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(NoteBody.of(view, signature))
                .tag(Versions.etag(view.note().version()))
                .build();
    }

    private static Optional<Long> seen(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank() ? Optional.empty() : Optional.of(Versions.required(ifMatch));
    }
}
