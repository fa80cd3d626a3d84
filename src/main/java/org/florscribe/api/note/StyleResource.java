package org.florscribe.api.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.Versions;
import org.florscribe.api.note.TemplateBodies.NewStyle;
import org.florscribe.api.note.TemplateBodies.StyleBody;
import org.florscribe.clinical.note.WritingStyle;
import org.florscribe.clinical.note.WritingStyles;
import org.jspecify.annotations.Nullable;

/** How the caller wants their own notes written. */
@Path("/me/style")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StyleResource {

    private final WritingStyles styles;

    @Inject
    StyleResource(WritingStyles styles) {
        this.styles = styles;
    }

    @GET
    public Response get() {
        return answer(styles.own());
    }

    @PUT
    public Response keep(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable NewStyle body) {
        return answer(styles.keep(Fields.body(body).toStyle(Versions.required(ifMatch))));
    }

    private static Response answer(WritingStyle style) {
        return Response.ok(StyleBody.of(style))
                .tag(Versions.etag(style.version()))
                .build();
    }
}
