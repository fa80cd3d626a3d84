package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.note.TemplateBodies.FormBody;
import org.florscribe.api.note.TemplateBodies.NewForm;
import org.florscribe.clinical.note.NoteForms;
import org.jspecify.annotations.Nullable;

/** In which form the note of a visit is written. */
@Path("/encounters/{id}/form")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FormResource {

    private final NoteForms forms;

    @Inject
    FormResource(NoteForms forms) {
        this.forms = forms;
    }

    @GET
    public FormBody get(@PathParam("id") UUID id) {
        return FormBody.of(forms.get(id));
    }

    @PUT
    public FormBody choose(@PathParam("id") UUID id, @Nullable NewForm body) {
        return FormBody.of(forms.choose(id, Fields.body(body).toChoice()));
    }
}
