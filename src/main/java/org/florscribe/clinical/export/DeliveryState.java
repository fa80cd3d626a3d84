package org.florscribe.clinical.export;

/** Where a document stands on its way into a chart. UNKNOWN: it may have arrived, the answer was lost. PARKED waits for a person. */
public enum DeliveryState {
    QUEUED,
    SENDING,
    UNKNOWN,
    DELIVERED,
    PARKED
}
