package org.florscribe.api.description;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/** Maps, lists and scalars as YAML: blocks, two spaces a level, and every text that could be read otherwise in double quotes. */
final class YamlText {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z/][A-Za-z0-9 /_.-]*[A-Za-z0-9}]|[A-Za-z]");
    private static final Pattern WORDS_OF_YAML = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, ?> document) {
        YamlText yaml = new YamlText();
        yaml.block(document, 0);
        return yaml.out.toString();
    }

    private void block(Object value, int level) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                indent(level);
                out.append(scalar(key.toString())).append(':');
                after(inner, level);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> {
                indent(level);
                out.append('-');
                after(inner, level);
            });
        }
    }

    private void after(Object value, int level) {
        boolean filled = (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof Collection<?> list && !list.isEmpty());
        if (filled) {
            out.append('\n');
            block(value, level + 1);
        } else if (value instanceof Map<?, ?>) {
            out.append(" {}\n");
        } else if (value instanceof Collection<?>) {
            out.append(" []\n");
        } else {
            out.append(' ')
                    .append(value instanceof String text ? scalar(text) : value.toString())
                    .append('\n');
        }
    }

    private void indent(int level) {
        out.append("  ".repeat(level));
    }

    private static String scalar(String text) {
        if (SAFE.matcher(text).matches() && !WORDS_OF_YAML.matcher(text).matches()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
