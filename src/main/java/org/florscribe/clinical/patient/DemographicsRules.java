package org.florscribe.clinical.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.InvalidInput.FieldError;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

/** What may be entered about a person, and in which words a mistake is told. */
final class DemographicsRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MRN = 40;
    private static final LocalDate EARLIEST = LocalDate.of(1890, 1, 1);

    private DemographicsRules() {}

    /** @throws InvalidInput naming every field that cannot be used */
    static Patient.Demographics check(PatientEntry entry, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        PhiText given = name("givenName", "first name", entry.givenName(), errors);
        PhiText family = name("familyName", "last name", entry.familyName(), errors);
        LocalDate birthDate = birthDate(entry.birthDate(), today, errors);
        AdministrativeSex sex = sex(entry.sex(), errors);
        Optional<PhiText> mrn = mrn(entry.mrn(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Patient.Demographics(given, family, birthDate, sex, mrn);
    }

    private static PhiText name(String field, String words, @Nullable String value, List<FieldError> errors) {
        String name = value == null ? "" : value.strip();
        if (name.isEmpty()) {
            errors.add(new FieldError(field, "Enter the " + words + "."));
        } else if (name.length() > LONGEST_NAME) {
            errors.add(new FieldError(field, "The " + words + " can have at most " + LONGEST_NAME + " characters."));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "The " + words + " holds characters that cannot be shown."));
        }
        return PhiText.of(name);
    }

    private static LocalDate birthDate(@Nullable String value, LocalDate today, List<FieldError> errors) {
        try {
            LocalDate date = LocalDate.parse(value == null ? "" : value.strip());
            if (date.isAfter(today)) {
                errors.add(new FieldError("birthDate", "The birth date is in the future."));
            } else if (date.isBefore(EARLIEST)) {
                errors.add(new FieldError("birthDate", "The birth date is too long ago. Check the year."));
            }
            return date;
        } catch (DateTimeException e) {
            errors.add(new FieldError(
                    "birthDate", "Enter the birth date as year, month and day, for example 1970-03-31."));
            return EARLIEST;
        }
    }

    private static AdministrativeSex sex(@Nullable String value, List<FieldError> errors) {
        try {
            return AdministrativeSex.of(value == null ? "" : value.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("sex", "Choose female, male, other or unknown."));
            return AdministrativeSex.UNKNOWN;
        }
    }

    private static Optional<PhiText> mrn(@Nullable String value, List<FieldError> errors) {
        String mrn = value == null ? "" : value.strip();
        if (mrn.length() > LONGEST_MRN) {
            errors.add(new FieldError("mrn", "The record number can have at most " + LONGEST_MRN + " characters."));
        } else if (!mrn.isEmpty() && mrn.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.add(new FieldError("mrn", "The record number needs a letter or a digit."));
        }
        return mrn.isEmpty() ? Optional.empty() : Optional.of(PhiText.of(mrn));
    }
}
