package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How far the credential of a request reaches, of what its holder may do.
 *
 * @param reading whether the request changes nothing, so that scopes that read count
 * @param apiKey the key of the program that came; empty when a person came
 * @param signed whether that program signed the request
 */
public record Authority(Scopes scopes, boolean reading, Optional<UUID> apiKey, boolean signed) {

    /** A person's own, in a browser, and the product's. */
    public static final Authority WHOLE = new Authority(Scopes.EVERYTHING, false, Optional.empty(), false);

    static Authority ofToken(Scopes scopes, boolean reading) {
        return new Authority(scopes, reading, Optional.empty(), false);
    }

    static Authority ofKey(ApiKey key, boolean reading) {
        return new Authority(key.scopes(), reading, Optional.of(key.id()), false);
    }

    Authority withSignature() {
        return new Authority(scopes, reading, apiKey, true);
    }

    /** What is the same for everybody needs no scope. */
    boolean covers(Permission permission) {
        return switch (permission) {
            case ANYONE, IDENTIFIED, SYSTEM -> true;
            default -> scopes.cover(permission, reading);
        };
    }

    /** What would have to be in it, in words for whoever made the call. */
    public String lacks(Permission permission) {
        String wanted = Scope.covering(permission, reading).stream()
                .filter(scope -> apiKey.isEmpty() || scope.isForKeys())
                .map(Scope::text)
                .collect(Collectors.joining(" or "));
        if (wanted.isEmpty()) {
            return "No API key may do this. A person has to sign in for it.";
        }
        return (apiKey.isPresent() ? "This API key" : "This token") + " was not given for it. It needs the scope "
                + wanted + ".";
    }
}
