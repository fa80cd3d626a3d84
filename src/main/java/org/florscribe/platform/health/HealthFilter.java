package org.florscribe.platform.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.florscribe.platform.http.OpenRequests;
import org.florscribe.platform.http.OperatorToken;
import org.florscribe.shared.Unavailable;

/**
 * Answers everything under /health in place of the server's own endpoint, which would tell strangers the details. UP or DOWN
 * is for everybody; what is behind it is for the bearer of OPERATOR_TOKEN.
 */
public class HealthFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient OperatorToken operator;
    private final transient StartedGate gate;
    private final transient CheckRound checks;
    private final transient QueueCounts queue;
    private final transient OutsideLines outside;
    private final transient OpenRequests requests;

    @Inject
    HealthFilter(
            OperatorToken operator,
            StartedGate gate,
            CheckRound checks,
            QueueCounts queue,
            OutsideLines outside,
            OpenRequests requests) {
        this.requests = requests;
        this.operator = operator;
        this.gate = gate;
        this.checks = checks;
        this.queue = queue;
        this.outside = outside;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String path = request.getRequestURI();
        switch (path) {
            case "/health/live" -> answer(response, true, Map.of());
            case "/health/started" -> answer(response, gate.isOpen(), Map.of());
            case "/health", "/health/ready" -> ready(request, response);
            case "/health/database", "/health/queue", "/health/external-apis" -> {
                if (operator.isShown(request)) {
                    details(path, response);
                } else {
                    OperatorToken.ask(response);
                }
            }
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<HealthCheckResponse> results = checks.results();
        boolean up = gate.isOpen() && !requests.isEnding() && results.stream().allMatch(HealthFilter::isUp);
        answer(
                response,
                up,
                operator.isShown(request)
                        ? Map.of(
                                "started",
                                gate.isOpen(),
                                "checks",
                                results.stream().map(HealthFilter::shown).toList())
                        : Map.of());
    }

    private void details(String path, HttpServletResponse response) throws IOException {
        if (path.equals("/health/queue")) {
            try {
                answer(
                        response,
                        resultOf("jobs").map(HealthFilter::isUp).orElse(false),
                        Map.of("jobs", queue.byState()));
            } catch (Unavailable e) {
                answer(response, false, Map.of());
            }
        } else if (path.equals("/health/database")) {
            Optional<HealthCheckResponse> database = resultOf("database");
            answer(
                    response,
                    database.map(HealthFilter::isUp).orElse(false),
                    database.map(HealthFilter::shown).orElse(Map.of()));
        } else {
            List<Map<String, Object>> lines = outside.lines();
            answer(response, lines.stream().allMatch(line -> "UP".equals(line.get("status"))), Map.of("checks", lines));
        }
    }

    private Optional<HealthCheckResponse> resultOf(String name) {
        return checks.results().stream()
                .filter(result -> result.getName().equals(name))
                .findFirst();
    }

    private static boolean isUp(HealthCheckResponse result) {
        return result.getStatus() == HealthCheckResponse.Status.UP;
    }

    private static Map<String, Object> shown(HealthCheckResponse result) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", result.getName());
        shown.put("status", result.getStatus().name());
        result.getData().ifPresent(details -> shown.put("data", details));
        return shown;
    }

    private static void answer(HttpServletResponse response, boolean up, Map<String, ?> details) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "UP" : "DOWN");
        details.forEach(body::putIfAbsent);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
