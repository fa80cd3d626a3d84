package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.florscribe.platform.limits.Limit;
import org.florscribe.platform.limits.RateLimits;
import org.florscribe.platform.limits.Verdict;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.NetworkAddress;

/** How many requests a caller may send. What keeps a running recording alive is not counted: it has bounds of its own. */
@ApplicationScoped
public class RequestLimits {

    private static final Pattern RUNNING_RECORDING =
            Pattern.compile("/api/v1/recordings/[^/]+/(frames|ticket|buffer-key|gaps|stop)");

    private final RateLimits limits;

    @Inject
    RequestLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts this request; when it was one too many it is answered here (RFC 6585 section 4). */
    boolean refuse(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Paths.of(request);
        if (path.equals(Paths.REALTIME) || RUNNING_RECORDING.matcher(path).matches()) {
            return false;
        }
        Verdict own = own(caller);
        say(own, request, response);
        if (own.allowed() && caller.practiceId().isPresent()) {
            Verdict all = limits.take(Limit.PRACTICE, caller.practice().toString());
            if (!all.allowed()) {
                say(all, request, response);
                own = all;
            }
        }
        if (!own.allowed()) {
            response.setHeader("Retry-After", Long.toString(own.secondsUntilReset()));
            Answers.refuse(
                    request, response, 429, "too-many-requests", "More requests than are allowed. Try again later.");
        }
        return !own.allowed();
    }

    private Verdict own(Caller caller) {
        return caller.credential()
                .or(caller::staffId)
                .map(id -> limits.take(Limit.CREDENTIAL, id.toString()))
                .orElseGet(() -> limits.take(
                        Limit.ANONYMOUS, NetworkAddress.of(caller.origin().orElse(""))));
    }

    /** For programs; a person's browser has no use for it. */
    private static void say(Verdict verdict, HttpServletRequest request, HttpServletResponse response) {
        if (!Paths.isPage(Paths.of(request))) {
            response.setHeader("RateLimit-Limit", Long.toString(verdict.most()));
            response.setHeader("RateLimit-Remaining", Long.toString(verdict.remaining()));
            response.setHeader("RateLimit-Reset", Long.toString(verdict.secondsUntilReset()));
        }
    }
}
