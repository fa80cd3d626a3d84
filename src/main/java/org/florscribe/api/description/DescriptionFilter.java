package org.florscribe.api.description;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Answers /openapi (and .json, .yaml) and /api, in place of the server's own description, which knows less. */
public class DescriptionFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient ApiReference reference;

    @Inject
    DescriptionFilter(ApiReference reference) {
        this.reference = reference;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String accept = String.valueOf(request.getHeader("Accept"));
        switch (request.getRequestURI()) {
            case "/openapi" -> {
                if (accept.contains("json") || "json".equals(request.getParameter("format"))) {
                    give(response, "application/json", reference.json());
                } else {
                    give(response, "application/yaml", reference.yaml());
                }
            }
            case "/openapi/openapi.json" -> give(response, "application/json", reference.json());
            case "/openapi/openapi.yaml" -> give(response, "application/yaml", reference.yaml());
            case "/openapi/reference.css" -> give(response, "text/css", style());
            case "/api" -> {
                response.setHeader("Content-Security-Policy", PAGE_POLICY);
                give(response, "text/html", reference.page());
            }
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static String style() throws IOException {
        try (InputStream in = DescriptionFilter.class.getResourceAsStream("/org/florscribe/api/reference.css")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void give(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(text);
    }
}
