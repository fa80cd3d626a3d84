package org.florscribe.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.InvalidInput.FieldError;

/**
 * The body of every refusal (RFC 9457).
 *
 * @param type {@code /problems/<slug>}; programs go by it
 * @param detail in plain words, for the person who reads it
 * @param errors one per field that cannot be used; empty otherwise
 * @param relatedId what stands in the way, such as the patient who is likely the same; absent otherwise
 * @param expectedOffset where the next piece of an upload begins, in bytes; absent otherwise
 * @param correlationId finds the call in our log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        Optional<UUID> relatedId,
        Optional<Long> expectedOffset,
        String correlationId) {

    static final MediaType JSON = new MediaType("application", "problem+json");

    public Problem {
        errors = List.copyOf(errors);
    }

    static Response.ResponseBuilder response(
            int status, String slug, String detail, List<FieldError> errors, String correlationId) {
        return response(status, slug, detail, errors, Optional.empty(), correlationId);
    }

    static Response.ResponseBuilder response(
            int status,
            String slug,
            String detail,
            List<FieldError> errors,
            Optional<UUID> relatedId,
            String correlationId) {
        Problem problem = new Problem(
                "/problems/" + slug, title(slug), status, detail, errors, relatedId, Optional.empty(), correlationId);
        return Response.status(status).type(JSON).entity(problem);
    }

    /** A piece of an upload that does not begin where it should. */
    static Response.ResponseBuilder wrongOffset(String detail, long expected, String correlationId) {
        String slug = "wrong-offset";
        Problem problem = new Problem(
                "/problems/" + slug,
                title(slug),
                409,
                detail,
                List.of(),
                Optional.empty(),
                Optional.of(expected),
                correlationId);
        return Response.status(409).type(JSON).header("Upload-Offset", expected).entity(problem);
    }

    private static String title(String slug) {
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
