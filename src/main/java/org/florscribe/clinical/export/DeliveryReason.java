package org.florscribe.clinical.export;

/** Why a document is not in the chart yet, or why nobody is sure: what a person is told. No patient data. */
public enum DeliveryReason {
    EHR_UNREACHABLE("The EHR does not answer. It is tried again by itself."),
    EHR_BUSY("The EHR is busy. It is tried again by itself."),
    EHR_ERROR("The EHR failed at its work. It is tried again by itself."),
    EHR_PAUSED("The EHR did not answer several times in a row, so it is left alone for a moment."),
    ADDRESS_REFUSED(
            "The EHR's address may not be called. The operator of this installation has to allow it, or an admin has to correct it."),
    ACCESS_REFUSED("The EHR refused our credentials or does not allow this. An admin has to look at the connection."),
    WRONG_ADDRESS("At this address is no FHIR server that takes documents. An admin has to look at the connection."),
    DOCUMENT_REFUSED("The EHR refused the document. Its own words say why."),
    NO_RECORD_NUMBER("The patient has no record number (MRN), so the EHR cannot be asked for the patient."),
    PATIENT_NOT_FOUND("The EHR knows no patient with this record number."),
    PATIENT_NOT_UNIQUE("The EHR knows several patients with this record number."),
    PATIENT_DIFFERS("The EHR's patient with this record number has another name or birth date."),
    PATIENT_INACTIVE("The EHR's record of this patient is not in use any more."),
    ENCOUNTER_NOT_FOUND("The EHR does not know the visit that was named."),
    ENCOUNTER_DIFFERS("The visit that was named is of another patient in the EHR."),
    ANSWER_LOST("The document was sent, but the answer was lost: it may have arrived."),
    SEVERAL_COPIES("The EHR holds several documents with our identifier. Somebody has to look there which one counts."),
    NOT_AS_SENT("The EHR holds the document, but not with the words that were sent."),
    NOTE_WITHDRAWN("The note was marked as entered in error before it was sent."),
    NOTE_NOT_DELIVERED("It belongs to a note that is not in the EHR yet. It follows when the note is there."),
    CANNOT_BE_WITHDRAWN("The EHR does not let us mark the document as entered in error. Do it there by hand."),
    CONNECTION_REMOVED("The connection was removed before this was sent."),
    VISIT_DESTROYED("The visit was destroyed for good before this was sent."),
    INTERNAL("Something failed on our side. If trying again does not help, report it with the correlation id.");

    private final String words;

    DeliveryReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
