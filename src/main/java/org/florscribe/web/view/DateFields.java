package org.florscribe.web.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A date as it is typed: day, month and year in three fields. */
public class DateFields {

    private String day = "";
    private String month = "";
    private String year = "";

    public DateFields() {}

    public DateFields(LocalDate date) {
        day = Integer.toString(date.getDayOfMonth());
        month = Integer.toString(date.getMonthValue());
        year = Integer.toString(date.getYear());
    }

    public boolean isEmpty() {
        return day.isBlank() && month.isBlank() && year.isBlank();
    }

    /** The date, when the three make one that exists; a year has four digits. */
    public Optional<LocalDate> date() {
        try {
            if (!year.strip().matches("\\d{4}")) {
                return Optional.empty();
            }
            return Optional.of(LocalDate.of(number(year), number(month), number(day)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }

    public String getDay() {
        return day;
    }

    public void setDay(String day) {
        this.day = day;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year;
    }
}
