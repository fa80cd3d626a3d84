package org.florscribe.practice.webhook;

/** Whether a webhook is told anything. */
public enum WebhookState {
    ACTIVE,
    /** By an admin. What happens meanwhile is held for it. */
    PAUSED,
    /** By the product, because nothing arrived for too long or the other side wants no more. What happens meanwhile is held for it. */
    SWITCHED_OFF
}
