package org.florscribe.platform.metrics;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.florscribe.platform.http.OperatorToken;

/** Answers /metrics in place of the server's own endpoint, which would answer anybody. */
public class MetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient OperatorToken operator;
    private final transient BreakerMetrics breakers;
    private final transient FaultMetrics faults;
    private final transient Instance<MetricSource> others;

    @Inject
    MetricsFilter(OperatorToken operator, BreakerMetrics breakers, FaultMetrics faults, Instance<MetricSource> others) {
        this.operator = operator;
        this.breakers = breakers;
        this.faults = faults;
        this.others = others;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!operator.isShown(request)) {
            OperatorToken.ask(response);
            return;
        }
        if (!request.getRequestURI().equals("/metrics")) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PrometheusText text = new PrometheusText();
        breakers.write(text);
        faults.write(text);
        others.forEach(source -> source.write(text));
        response.setContentType(PrometheusText.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
