package org.florscribe.clinical.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person as the chart knows them.
 *
 * @param id in the chart
 * @param names all that it has, former ones too
 * @param active false when the record is out of use or was merged into another
 */
public record EhrPatient(String id, List<Name> names, Optional<LocalDate> birthDate, boolean active) {

    public EhrPatient {
        names = List.copyOf(names);
    }

    /** Parts as the chart has them; either may be empty. */
    public record Name(String given, String family) {

        @Override
        public String toString() {
            return "Name[masked]";
        }
    }

    @Override
    public String toString() {
        return "EhrPatient[masked]";
    }
}
