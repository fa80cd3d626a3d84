package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.note.TemplateBodies.NewTemplate;
import org.florscribe.api.note.TemplateBodies.TemplateBody;
import org.florscribe.api.note.TemplateBodies.TemplateVersionBody;
import org.florscribe.clinical.note.NoteTemplate;
import org.florscribe.clinical.note.NoteTemplates;
import org.jspecify.annotations.Nullable;

/** What kinds of notes there are, and which sections each has. */
@Path("/templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplatesResource {

    private final NoteTemplates templates;

    @Inject
    TemplatesResource(NoteTemplates templates) {
        this.templates = templates;
    }

    @GET
    public ListAnswer<TemplateBody> list() {
        return new ListAnswer<>(templates.list().stream().map(TemplateBody::of).toList(), Optional.empty());
    }

    @POST
    public Response add(@Nullable NewTemplate body) {
        return answer(201, templates.add(Fields.body(body).toTerms()));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(200, templates.get(id));
    }

    @PUT
    @Path("/{id}")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable NewTemplate body) {
        return answer(200, templates.change(id, Fields.body(body).toTerms(), Versions.required(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") UUID id) {
        templates.remove(id);
        return Response.noContent().build();
    }

    /** Newest first. */
    @GET
    @Path("/{id}/versions")
    public ListAnswer<TemplateVersionBody> versions(@PathParam("id") UUID id) {
        return new ListAnswer<>(
                templates.versions(id).stream().map(TemplateVersionBody::of).toList(), Optional.empty());
    }

    private static Response answer(int status, NoteTemplate template) {
        return Response.status(status)
                .entity(TemplateBody.of(template))
                .tag(Versions.etag(template.version()))
                .build();
    }
}
