package org.florscribe.practice.identity;

/**
 * A key just made. Both secrets are shown this once.
 *
 * @param signingSecret what sensitive requests are signed with
 */
public record ApiKeyMade(ApiKeyView view, ApiKeyText key, SecretToken signingSecret) {

    @Override
    public String toString() {
        return "ApiKeyMade[" + view.id() + "]";
    }
}
