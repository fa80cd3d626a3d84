package org.florscribe.platform.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from browsers what the content policy stopped. Only the directive is written down: the rest may hold anything. */
@WebServlet(urlPatterns = Paths.CSP_REPORTS)
public class CspReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CspReportServlet.class);
    private static final int LONGEST = 16_384;
    private static final Pattern DIRECTIVE =
            Pattern.compile("\"(?:effective|violated)-?[dD]irective\"\\s*:\\s*\"([a-z-]{1,40})");

    /** Anybody may report, so that nobody may fill the log: this many a minute and node, whoever they come from. */
    private static final int MOST_A_MINUTE = 60;

    private final transient PerMinute reports = new PerMinute(MOST_A_MINUTE);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!reports.take()) {
            response.setHeader("Retry-After", "60");
            Answers.refuse(request, response, 429, "too-many-reports", "Enough reports have come in this minute.");
            return;
        }
        String report = new String(request.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
        Matcher directive = DIRECTIVE.matcher(report);
        LOG.atWarn()
                .addKeyValue("directive", directive.find() ? directive.group(1) : "unknown")
                .log("content policy stopped something");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
