package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which visits of the caller's practice something is to be done about, and who was told what. */
public interface RetentionRepository {

    /** Visits with audio that were signed before this, and all of whose deliveries have arrived before it. */
    List<UUID> signedBefore(Instant instant, int most);

    /** Visits with audio that were called off; the audio was complete before this. */
    List<UUID> calledOffBefore(Instant instant, int most);

    /** Visits with audio that nobody signed since then, of which both kinds of people were told before {@code warned}. */
    List<UUID> unsignedBefore(Instant since, Instant warned, int most);

    /** Visits that are unsigned since before this and of which nobody was told as this kind yet, the oldest first. */
    List<UnsignedVisit> untold(UnsignedNotice.Kind kind, Instant since, int most);

    /** Visits that this person was told of and that are still unsigned, the oldest first. */
    List<UnsignedVisit> toldTo(UUID staffId, int most);

    /** Signed visits with a note signed before and delivered before, of which this is still here and nothing holds it. */
    List<UUID> signedWith(RecordKind kind, Instant before, int most);

    /**
     * Forgets what EHRs said of this visit's deliveries that arrived, and whom they know the patient as. That they arrived, when and
     * as what stays, so that nothing is sent twice.
     *
     * @return how many had something to forget
     */
    int forgetDelivered(UUID encounterId);

    List<UnsignedNotice> noticesOf(UUID encounterId);

    /** @return false when this person was told the same of it before */
    boolean add(UnsignedNotice notice);

    /** How many copies a vendor has of this visit whose deletion nobody has proven. */
    int vendorCopies(UUID encounterId);
}
