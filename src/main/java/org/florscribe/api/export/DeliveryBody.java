package org.florscribe.api.export;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryReason;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.DeliveryView;
import org.florscribe.clinical.export.DocumentKind;
import org.florscribe.clinical.export.ReadBack;
import org.florscribe.shared.PhiText;

/**
 * A delivery, as answered.
 *
 * @param subjectId the note, the addendum, or the delivery whose document is withdrawn
 * @param nextAttemptAt when something is done about it by itself; null when nothing is
 */
public record DeliveryBody(
        UUID id,
        UUID connectionId,
        String connectionName,
        UUID encounterId,
        DocumentKind document,
        UUID subjectId,
        DeliveryState state,
        int attempt,
        Optional<Instant> sentAt,
        Optional<Instant> nextAttemptAt,
        Optional<String> externalId,
        Optional<ReceiptBody> receipt,
        Optional<ErrorBody> error,
        Instant createdAt) {

    /**
     * The proof that it is there.
     *
     * @param contentHash SHA-256 of the text that was sent, hexadecimal
     * @param readBackHash of the text that the EHR gave back
     */
    public record ReceiptBody(
            Optional<String> externalId,
            Optional<String> version,
            Instant deliveredAt,
            Optional<String> contentHash,
            ReadBack readBack,
            Optional<String> readBackHash,
            Optional<UUID> confirmedBy) {

        static ReceiptBody of(Delivery delivery, Delivery.Receipt receipt) {
            return new ReceiptBody(
                    receipt.externalId(),
                    receipt.externalVersion(),
                    receipt.deliveredAt(),
                    delivery.sent().map(Delivery.Sent::contentHash).map(HexFormat.of()::formatHex),
                    receipt.readBack(),
                    receipt.readBackHash().map(HexFormat.of()::formatHex),
                    delivery.resolution().map(Delivery.Resolution::by));
        }
    }

    /** @param ehrWords what the EHR itself said; empty where it said nothing or the caller may not see it */
    public record ErrorBody(DeliveryReason code, String message, PhiText ehrWords) {

        static ErrorBody of(Delivery.Trouble trouble) {
            return new ErrorBody(trouble.reason(), trouble.reason().words(), trouble.words());
        }
    }

    static DeliveryBody of(DeliveryView view) {
        Delivery delivery = view.delivery();
        return new DeliveryBody(
                delivery.id(),
                delivery.subject().connectionId(),
                view.connectionName(),
                delivery.subject().encounterId(),
                delivery.subject().kind(),
                delivery.subject().of(),
                delivery.state(),
                delivery.attempt(),
                delivery.sent().map(Delivery.Sent::at),
                delivery.nextAttemptAt(),
                delivery.externalId(),
                delivery.receipt().map(receipt -> ReceiptBody.of(delivery, receipt)),
                delivery.trouble().map(ErrorBody::of),
                delivery.createdAt());
    }
}
