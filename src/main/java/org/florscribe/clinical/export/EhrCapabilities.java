package org.florscribe.clinical.export;

/**
 * What a server says it can do. Not to be trusted, but good to show.
 *
 * @param software its name and version; may be empty
 * @param fhirVersion such as 4.0.1; may be empty
 */
public record EhrCapabilities(
        String software,
        String fhirVersion,
        boolean findsPatients,
        boolean takesDocuments,
        boolean readsDocuments,
        boolean findsDocuments,
        boolean changesDocuments,
        boolean conditionalCreate) {

    /** Whether notes can be delivered at all: documents are taken, in R4, for patients that can be found. */
    public boolean isEnough() {
        return fhirVersion.startsWith("4.0") && findsPatients && takesDocuments;
    }
}
