package org.florscribe.clinical.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was typed into the one search field: a birth date in a usual spelling, a record number, or names. */
final class PatientSearch {

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    private PatientSearch() {}

    /** All dates the words may mean; month first and day first where both are possible. */
    static List<LocalDate> dates(String words) {
        List<LocalDate> dates = new ArrayList<>();
        Matcher iso = ISO.matcher(words);
        Matcher compact = COMPACT.matcher(words);
        Matcher numeric = NUMERIC.matcher(words);
        if (iso.matches()) {
            add(dates, iso.group(1), iso.group(2), iso.group(3));
        } else if (compact.matches()) {
            add(dates, compact.group(1), compact.group(2), compact.group(3));
        } else if (numeric.matches()) {
            add(dates, numeric.group(3), numeric.group(1), numeric.group(2));
            add(dates, numeric.group(3), numeric.group(2), numeric.group(1));
        }
        return dates.stream().distinct().toList();
    }

    private static void add(List<LocalDate> dates, String year, String month, String day) {
        try {
            dates.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return; // not a date in this order of day and month
        }
    }
}
