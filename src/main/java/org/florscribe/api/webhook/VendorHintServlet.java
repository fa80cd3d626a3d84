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
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.VendorJobChanged;
import org.florscribe.platform.outbound.VendorHints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vendor says that it is done with something. The body is not signed, so it is a hint and changes nothing by itself: whoever waits
 * for that job asks the vendor. Nothing has to be kept, and the same hint twice is as good as once.
 */
@WebServlet(urlPatterns = "/api/webhooks/*")
public class VendorHintServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VendorHintServlet.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VENDORS = Set.of("assemblyai");
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final transient VendorHints hints;
    private final transient Event<VendorJobChanged> changes;

    @Inject
    VendorHintServlet(VendorHints hints, Event<VendorJobChanged> changes) {
        this.hints = hints;
        this.changes = changes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(answer(request));
    }

    private int answer(HttpServletRequest request) throws IOException {
        String vendor = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!VENDORS.contains(vendor) || hints.of(vendor).isEmpty()) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        if (!hints.isSecret(
                vendor,
                Optional.ofNullable(request.getHeader(VendorHints.HEADER)).orElse(""))) {
            LOG.atWarn().addKeyValue("vendor", vendor).log("a hint came with a wrong secret");
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        Optional<String> job = job(body);
        job.ifPresent(id -> changes.fire(new VendorJobChanged(vendor, id)));
        return job.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST;
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
