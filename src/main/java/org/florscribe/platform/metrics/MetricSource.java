package org.florscribe.platform.metrics;

/** Somebody who has numbers for /metrics. Labels name kinds, never a practice, a visit or a person. */
public interface MetricSource {

    void write(PrometheusText text);
}
