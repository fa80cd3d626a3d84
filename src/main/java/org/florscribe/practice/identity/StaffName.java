package org.florscribe.practice.identity;

import java.util.ArrayList;
import java.util.List;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.InvalidInput.FieldError;

/** Given and family name as people write them: 1 to 100 characters each, no control characters. */
public record StaffName(String given, String family) {

    private static final int LONGEST = 100;

    public StaffName {
        given = given.strip();
        family = family.strip();
        List<FieldError> errors = new ArrayList<>();
        check("givenName", given, errors);
        check("familyName", family, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void check(String field, String name, List<FieldError> errors) {
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "Enter a name of 1 to " + LONGEST + " characters."));
        }
    }
}
