package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.RequestSignature;
import org.florscribe.practice.identity.SignedRequests;
import org.florscribe.shared.NotSignedIn;
import org.florscribe.shared.Unavailable;

/**
 * Checks what programs sign, over the bytes as they came, and lets the rest of the request know. A signature that does not hold is
 * refused even where none is needed. Stands behind the filter that says who is calling, and behind the limits.
 */
public class SignatureFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Flor-Signature";

    /** What is sensitive is small; a recording is not signed. */
    private static final int LARGEST_BODY = 1_000_000;

    private final transient SignedRequests signatures;
    private final transient CurrentCaller callers;

    @Inject
    SignatureFilter(SignedRequests signatures, CurrentCaller callers) {
        this.signatures = signatures;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader(HEADER);
        Optional<Caller> program =
                callers.find().filter(caller -> caller.apiKey().isPresent());
        if (header == null || program.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            Answers.refuse(request, response, 413, "body-too-large", "A signed request has at most 1 MB.");
            return;
        }
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        try {
            signatures.check(header, new RequestSignature.Request(request.getMethod(), target, body));
        } catch (NotSignedIn e) {
            Answers.refuse(request, response, 401, e.slug(), String.valueOf(e.getMessage()));
            return;
        } catch (Unavailable e) {
            response.setHeader("Retry-After", "5");
            Answers.refuse(request, response, 503, "unavailable", "The database does not answer just now. Try again.");
            return;
        }
        try {
            callers.callAs(program.get().withSignature(), () -> {
                chain.doFilter(new ReadBody(request, body), response);
                return body;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
