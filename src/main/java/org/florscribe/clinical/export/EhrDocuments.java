package org.florscribe.clinical.export;

import java.util.Optional;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteRenderer;

/** Writes what is to be delivered: the same words each time, so that they are known again. */
final class EhrDocuments {

    private EhrDocuments() {}

    static EhrDocument of(DeliveryWork work, NoteRenderer renderer) {
        NoteDocument note = work.note().orElseThrow();
        Delivery delivery = work.delivery();
        Optional<String> appendsTo = delivery.subject().kind() == DocumentKind.ADDENDUM
                ? work.base().flatMap(Delivery::externalId)
                : Optional.empty();
        return new EhrDocument(
                delivery.id().toString(),
                note.title(),
                note.loinc(),
                renderer.text(note),
                renderer.pdf(note),
                work.author(),
                work.writtenAt(),
                delivery.createdAt(),
                work.visitFrom(),
                work.visitTo(),
                delivery.subject().ehrEncounter(),
                appendsTo);
    }
}
