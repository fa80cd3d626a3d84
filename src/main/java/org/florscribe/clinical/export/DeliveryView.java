package org.florscribe.clinical.export;

/**
 * A delivery as people see it.
 *
 * @param connectionName of connections no longer in use too
 */
public record DeliveryView(Delivery delivery, String connectionName) {}
