package org.florscribe.practice.webhook;

/** A webhook and its new secret, which is shown this once. */
public record IssuedSecret(WebhookView view, String secret) {

    @Override
    public String toString() {
        return "IssuedSecret[masked]";
    }
}
