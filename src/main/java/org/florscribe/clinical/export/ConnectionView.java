package org.florscribe.clinical.export;

import java.util.Map;

/** A connection with what goes over it. */
public record ConnectionView(EhrConnection connection, EhrLine line, Map<DeliveryState, Long> counts) {

    public ConnectionView {
        counts = Map.copyOf(counts);
    }
}
