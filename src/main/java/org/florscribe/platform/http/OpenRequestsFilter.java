package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses what comes after the stop has begun, before anything is done: a proxy may give it to another node. */
public class OpenRequestsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient OpenRequests requests;

    @Inject
    OpenRequestsFilter(OpenRequests requests) {
        this.requests = requests;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!requests.begin()) {
            response.setHeader("Retry-After", "10");
            response.setHeader("Connection", "close");
            Answers.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "unavailable",
                    "FlorScribe is being restarted. Nothing was changed; try again in a moment.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            requests.end();
        }
    }
}
