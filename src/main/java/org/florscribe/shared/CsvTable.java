package org.florscribe.shared;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A table as CSV (RFC 4180) that a spreadsheet shows and never calculates: every field is quoted, and what could be read as a formula gets an apostrophe. */
public final class CsvTable {

    private static final String FORMULA_STARTS = "=+-@\t\r\n\0";

    private final StringBuilder text = new StringBuilder();

    public CsvTable(Object... header) {
        row(header);
    }

    public void row(Object... fields) {
        text.append(Arrays.stream(fields).map(CsvTable::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    public String text() {
        return text.toString();
    }

    private static String quoted(Object field) {
        String plain = field.toString();
        boolean formula = !plain.isEmpty() && FORMULA_STARTS.indexOf(plain.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + plain.replace("\"", "\"\"") + '"';
    }
}
