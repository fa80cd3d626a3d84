package org.florscribe.platform.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one record as one line of JSON, or as a readable line while developing. Named in the server's logging.properties. */
public final class LogLine extends Formatter {

    /** Key-value pairs of a logging call come in front of its message. */
    private static final Pattern PAIR = Pattern.compile("\\G([a-zA-Z][a-zA-Z0-9]*)=(\\S*) ");

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final boolean json;
    private final Map<String, String> place = new LinkedHashMap<>();

    /** Called by the log manager. */
    public LogLine() {
        this(System.getenv());
    }

    public LogLine(Map<String, String> environment) {
        String stage = environment.getOrDefault("APP_ENV", "production");
        json = !stage.equals("development") && !stage.equals("demo");
        place.put("node", environment.getOrDefault("NODE_NAME", ""));
        place.put("version", environment.getOrDefault("APP_VERSION", ""));
    }

    /** A line that something printed past the log, in the shape of the others; theirs come back as they are. */
    public String ofOutput(String printed) {
        if (json ? printed.startsWith("{\"time\":") : !printed.isBlank()) {
            return printed;
        }
        var logged = new LogRecord(Level.INFO, printed);
        logged.setLoggerName("output");
        return format(logged).stripTrailing();
    }

    @Override
    public String format(LogRecord logged) {
        Map<String, String> fields = new LinkedHashMap<>(LogContext.current());
        String message = takePairs(Redactor.oneLine(formatMessage(logged)), fields);
        String text = Redactor.redact(message);
        String error = logged.getThrown() == null ? "" : Redactor.redact(trace(logged.getThrown()));
        return json ? jsonLine(logged, text, fields, error) : plainLine(logged, text, fields, error);
    }

    private static String takePairs(String message, Map<String, String> fields) {
        Matcher pair = PAIR.matcher(message);
        int end = 0;
        while (pair.find()) {
            fields.put(pair.group(1), Redactor.redact(pair.group(2)));
            end = pair.end();
        }
        return message.substring(end);
    }

    private String jsonLine(LogRecord logged, String text, Map<String, String> fields, String error) {
        var line = new StringBuilder("{");
        field(line, "time", logged.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        field(line, "level", level(logged.getLevel()));
        field(line, "logger", String.valueOf(logged.getLoggerName()));
        field(line, "message", text);
        fields.forEach((key, value) -> field(line, key, value));
        place.forEach((key, value) -> field(line, key, value));
        field(line, "thread", Thread.currentThread().getName());
        if (!error.isEmpty()) {
            field(line, "error", error);
        }
        return line.append("}\n").toString();
    }

    private static String plainLine(LogRecord logged, String text, Map<String, String> fields, String error) {
        String logger = String.valueOf(logged.getLoggerName());
        var line = new StringBuilder(TIME_OF_DAY.format(logged.getInstant()))
                .append(String.format(Locale.ROOT, " %-5s ", level(logged.getLevel())))
                .append(logger.substring(logger.lastIndexOf('.') + 1))
                .append(": ")
                .append(text);
        fields.forEach((key, value) -> line.append(' ').append(key).append('=').append(Redactor.oneLine(value)));
        if (!error.isEmpty()) {
            line.append('\n').append(error.stripTrailing());
        }
        return line.append('\n').toString();
    }

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (line.length() > 1) {
            line.append(',');
        }
        quote(line, name).append(':');
        if (name.endsWith("Ms") && value.matches("\\d{1,12}")) {
            line.append(value);
        } else {
            quote(line, value);
        }
    }

    private static StringBuilder quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPair(text, i)) || c == '\u2028' || c == '\u2029') {
                        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        return line.append('"');
    }

    private static boolean isPair(String text, int at) {
        boolean first = Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        boolean second =
                Character.isLowSurrogate(text.charAt(at)) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return first || second;
    }
}
