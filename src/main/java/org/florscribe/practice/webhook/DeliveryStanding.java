package org.florscribe.practice.webhook;

/** Where one event stands on its way to one webhook. */
public enum DeliveryStanding {
    QUEUED,
    /** Its webhook is not active: it waits until that is switched on again. */
    HELD,
    DELIVERED,
    /** Its time is over; a person may have it sent again. */
    GIVEN_UP
}
