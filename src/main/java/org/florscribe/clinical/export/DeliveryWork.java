package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.signature.NoteDocument;

/**
 * A delivery with all that is needed to do it.
 *
 * @param note what is to be written; empty for a withdrawal
 * @param writtenAt when it was signed, or the addendum written
 * @param base the delivered document that this one hangs on: an addendum's note, what is withdrawn
 */
public record DeliveryWork(
        Delivery delivery,
        EhrConnection connection,
        Patient.Demographics patient,
        Optional<NoteDocument> note,
        String author,
        Instant writtenAt,
        Instant visitFrom,
        Instant visitTo,
        Optional<Delivery> base) {

    DeliveryWork with(Delivery changed) {
        return new DeliveryWork(changed, connection, patient, note, author, writtenAt, visitFrom, visitTo, base);
    }

    @Override
    public String toString() {
        return "DeliveryWork[" + delivery.id() + "]";
    }
}
