package org.florscribe.practice.sso;

import java.util.Set;

/**
 * What a provider has signed about the end of a sign-in, not judged yet; only that its signature holds is known.
 *
 * @param word the claims that it has in common with an ID token
 * @param events names of what it says has happened
 */
public record LogoutClaims(IdTokenClaims word, Set<String> events) {

    public LogoutClaims {
        events = Set.copyOf(events);
    }

    @Override
    public String toString() {
        return "LogoutClaims";
    }
}
