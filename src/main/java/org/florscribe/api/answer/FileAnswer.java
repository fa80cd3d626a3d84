package org.florscribe.api.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** An answer that a browser keeps as a file and does not show. */
public final class FileAnswer {

    /** Where the next stretch of a list begins whose format has no place of its own for that. */
    private static final String NEXT = "Flor-Next";

    private FileAnswer() {}

    public static Response of(Object content, String mediaType, String name) {
        return of(content, mediaType, name, Optional.empty());
    }

    /** @param next empty at the end of the list */
    public static Response of(Object content, String mediaType, String name, Optional<String> next) {
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(NEXT, next.orElse(null))
                .build();
    }
}
