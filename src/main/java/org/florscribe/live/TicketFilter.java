package org.florscribe.live;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.florscribe.clinical.recording.LiveOpening;
import org.florscribe.clinical.recording.LiveOpening.Redeemed;
import org.florscribe.platform.http.Answers;
import org.florscribe.platform.http.CorrelationFilter;
import org.florscribe.platform.http.RefusalLog;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.Unavailable;

/** Spends the ticket of a recording before its socket is opened: without a good one the handshake is refused. */
public class TicketFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient LiveOpening opening;
    private final transient CurrentCaller callers;

    @Inject
    TicketFilter(LiveOpening opening, CurrentCaller callers) {
        this.opening = opening;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade")) || !asksForOurs(request)) {
            Answers.refuse(
                    request,
                    response,
                    400,
                    "websocket-required",
                    "Open a WebSocket with the sub-protocol " + RecordingEndpoint.PROTOCOL + ".");
            return;
        }
        Optional<Redeemed> redeemed;
        try {
            redeemed = redeem(request);
        } catch (Unavailable e) {
            response.setHeader("Retry-After", "5");
            Answers.refuse(request, response, 503, "unavailable", "The database does not answer just now. Try again.");
            return;
        }
        if (redeemed.isEmpty()) {
            RefusalLog.tell(RefusalLog.Event.SPENT_TICKET);
            Answers.refuse(
                    request,
                    response,
                    401,
                    "ticket-required",
                    "This ticket is missing, spent or expired. Ask for another one.");
            return;
        }
        chain.doFilter(
                new Ticketed(
                        request,
                        new TicketPrincipal(
                                redeemed.get().caller(), redeemed.get().recordingId())),
                response);
    }

    private Optional<Redeemed> redeem(HttpServletRequest request) {
        Optional<SecretToken> ticket =
                Optional.ofNullable(request.getParameter("ticket")).flatMap(SecretToken::parse);
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        // whoever else this browser is signed in as counts for nothing here
        Caller anonymous = Caller.anonymous(callers.find().flatMap(Caller::origin), CorrelationFilter.idOf(request));
        Redeemed[] found = new Redeemed[1];
        callers.runAs(anonymous, () -> found[0] = opening.redeem(ticket.get()).orElse(null));
        return Optional.ofNullable(found[0]);
    }

    private static boolean asksForOurs(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .anyMatch(name -> name.strip().equals(RecordingEndpoint.PROTOCOL));
    }

    /** The socket asks the request who opened it. */
    private static final class Ticketed extends HttpServletRequestWrapper {

        private final TicketPrincipal principal;

        Ticketed(HttpServletRequest request, TicketPrincipal principal) {
            super(request);
            this.principal = principal;
        }

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }
    }
}
