package org.florscribe.platform.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.Unavailable;

/**
 * Answers everything under /health in place of the server's own endpoint, which would tell strangers the details. UP or DOWN
 * is for everybody; what is behind it is for the bearer of OPERATOR_TOKEN.
 */
public class HealthFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Settings settings;
    private final transient StartedGate gate;
    private final transient Instance<HealthCheck> checks;
    private final transient QueueCounts queue;

    @Inject
    HealthFilter(Settings settings, StartedGate gate, @Readiness Instance<HealthCheck> checks, QueueCounts queue) {
        this.settings = settings;
        this.gate = gate;
        this.checks = checks;
        this.queue = queue;
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
                if (isOperator(request)) {
                    details(path, response);
                } else {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                }
            }
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<HealthCheckResponse> results =
                checks.stream().map(HealthCheck::call).toList();
        boolean up = gate.isOpen() && results.stream().allMatch(HealthFilter::isUp);
        answer(
                response,
                up,
                isOperator(request)
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
            // nothing outside is called yet; each engine and mail server will add its check
            answer(response, true, Map.of("checks", List.of()));
        }
    }

    private Optional<HealthCheckResponse> resultOf(String name) {
        return checks.stream()
                .map(HealthCheck::call)
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

    private boolean isOperator(HttpServletRequest request) {
        String presented = request.getHeader("Authorization");
        return presented != null
                && settings.optional(Setting.OPERATOR_TOKEN)
                        .map(token -> MessageDigest.isEqual(bytes("Bearer " + token), bytes(presented)))
                        .orElse(false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
