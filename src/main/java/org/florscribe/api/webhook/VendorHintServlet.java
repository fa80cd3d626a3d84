package org.florscribe.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.VendorHintBook;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.platform.outbound.VendorHints;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vendor says to a practice that it is done with something. The body is not signed, so it is a hint and changes nothing by itself:
 * whoever waits for that job asks the vendor. It is kept before it is answered, and the same hint twice is as good as once.
 */
@WebServlet(urlPatterns = "/api/webhooks/*")
public class VendorHintServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VendorHintServlet.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VENDORS = Set.of("assemblyai");
    private static final Pattern PATH = Pattern.compile("/([a-z]{1,40})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final transient VendorHints hints;
    private final transient VendorHintBook book;
    private final transient CurrentCaller callers;
    private final transient Event<VendorJobChanged> changes;

    @Inject
    VendorHintServlet(VendorHints hints, VendorHintBook book, CurrentCaller callers, Event<VendorJobChanged> changes) {
        this.hints = hints;
        this.book = book;
        this.callers = callers;
        this.changes = changes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(answer(request));
    }

    private int answer(HttpServletRequest request) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches() || !VENDORS.contains(path.group(1)) || !hints.areTaken()) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        String vendor = path.group(1);
        UUID practice = UUID.fromString(path.group(2));
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        if (!hints.isSecret(
                vendor,
                practice,
                Optional.ofNullable(request.getHeader(VendorHints.HEADER)).orElse(""))) {
            LOG.atWarn().addKeyValue("vendor", vendor).log("a hint came with a wrong secret");
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        Optional<String> job = job(body);
        if (job.isEmpty()) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        callers.runAs(Caller.system(practice, Ids.next().toString()), () -> book.told(vendor, job.get()));
        changes.fire(new VendorJobChanged(vendor, job.get()));
        return HttpServletResponse.SC_OK;
    }

    private static Optional<String> job(byte[] body) {
        try {
            JsonNode hint = JSON.readTree(body);
            return Optional.of(hint.path("transcript_id").asText(""))
                    .filter(id -> JOB.matcher(id).matches());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
