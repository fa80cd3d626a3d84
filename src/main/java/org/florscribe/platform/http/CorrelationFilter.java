package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.florscribe.platform.faults.Faults;
import org.florscribe.platform.log.LogContext;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.florscribe.platform.persistence.RequestTime;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Unavailable;
import org.florscribe.shared.UnexpectedFailure;
import org.florscribe.shared.UnexpectedFailure.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First of all: gives the request its correlation id, and writes one line about it when it is answered. */
public class CorrelationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String HEADER = "X-Request-Id";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long LARGE = 1_000_000;

    private final transient Faults faults;

    @Inject
    CorrelationFilter(Faults faults) {
        this.faults = faults;
    }

    /** The id of this request, as it stands in logs, audit rows and answers. */
    public static String idOf(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String id ? id : "";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(sent -> ACCEPTED.matcher(sent).matches())
                .orElseGet(() -> Ids.next().toString());
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        long started = System.nanoTime();
        var body = new TimedBody(request);
        var answer = new CountedAnswer(response);
        try (var context = LogContext.with(LogContext.CORRELATION, id);
                var time = RequestTime.begin(longest(request))) {
            try {
                chain.doFilter(body, answer);
            } catch (IOException | ServletException | RuntimeException e) {
                // in a filter, so that no resource or page could answer it
                if (!refuse(e, request, answer)) {
                    throw e;
                }
            } finally {
                if (body.isTooSlow()) {
                    answer.setHeader("Connection", "close"); // the rest of the body would be taken for a request
                }
                log(request, answer, started);
            }
        }
    }

    /** Uploads and tables have longer: their bytes may come or go slowly, which {@link TimedBody} looks at. */
    private static Duration longest(HttpServletRequest request) {
        boolean table =
                Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/csv");
        return table || request.getContentLengthLong() > LARGE ? LONG : USUAL;
    }

    /** False when nobody is there to be told. */
    private boolean refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        if (SlowBody.isIn(failure)) {
            Answers.refuse(request, response, 408, "too-slow", "The body came too slowly. Nothing was changed.");
            return true;
        }
        if (Unavailable.isIn(failure) || DatabaseFailure.isAway(failure)) {
            LOG.atWarn().setCause(failure).log("unavailable");
            response.setHeader("Retry-After", "5");
            Answers.refuse(request, response, 503, "unavailable", DatabaseFailure.words(failure));
            return true;
        }
        if (failure instanceof IOException) {
            return false; // the caller is gone
        }
        faults.note(new UnexpectedFailure(Paths.isForPeople(request) ? Door.PAGE : Door.API, failure));
        Answers.refuse(
                request,
                response,
                500,
                "unexpected",
                "Something went wrong on our side. Tell your admin this number: " + idOf(request));
        return true;
    }

    private static void log(HttpServletRequest request, CountedAnswer answer, long started) {
        String path = Paths.of(request);
        if (!Paths.isStatic(path) && !Paths.isHealth(path)) {
            LOG.atInfo()
                    .addKeyValue("method", request.getMethod())
                    .addKeyValue("route", Paths.pattern(path))
                    .addKeyValue("status", answer.getStatus())
                    .addKeyValue(LogContext.DURATION_MS, (System.nanoTime() - started) / 1_000_000)
                    .addKeyValue("bytesIn", request.getContentLengthLong())
                    .addKeyValue("bytesOut", answer.bytes())
                    .log("request");
        }
    }
}
