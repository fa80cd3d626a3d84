package org.florscribe.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How a filter refuses: a problem document for programs, an error page for people. */
public final class Answers {

    private Answers() {}

    /** @param detail fixed words of ours; nothing of the request is repeated */
    public static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String slug, String detail)
            throws IOException {
        if (Paths.isForPeople(request)) {
            response.sendError(status);
            return;
        }
        String title = slug.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + slug.substring(1).replace('-', ' ');
        String body = "{\"type\":\"/problems/" + slug + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"correlationId\":\"" + CorrelationFilter.idOf(request) + "\"}";
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(body);
    }
}
