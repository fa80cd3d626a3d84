package org.florscribe.platform.metrics;

/** The text form of Prometheus, version 0.0.4. Label values are set words, so nothing has to be escaped. */
public final class PrometheusText {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** @param type gauge or counter */
    public void begin(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    public void sample(String name, long number) {
        text.append(name).append(' ').append(number).append('\n');
    }

    public void sample(String name, String label, String value, long number) {
        text.append(name).append('{').append(label).append("=\"").append(value).append("\"} ");
        text.append(number).append('\n');
    }

    void sample(String name, String label, String value, String label2, String value2, long number) {
        text.append(name).append('{');
        text.append(label).append("=\"").append(value).append("\",");
        text.append(label2).append("=\"").append(value2).append("\"} ");
        text.append(number).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
