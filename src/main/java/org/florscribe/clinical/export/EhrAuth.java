package org.florscribe.clinical.export;

import org.florscribe.shared.InvalidInput;

/**
 * How we show an EHR who we are. Never printed, never given back.
 *
 * @param user of BASIC; empty otherwise
 * @param secret the password of BASIC, the token of BEARER; empty for NONE
 */
public record EhrAuth(Kind kind, String user, String secret) {

    public static final EhrAuth NONE = new EhrAuth(Kind.NONE, "", "");

    private static final int LONGEST = 8_000;
    private static final int SHORTEST_WITH_ENDING = 16;

    /** How: not at all, RFC 7617, RFC 6750. */
    public enum Kind {
        NONE,
        BASIC,
        BEARER
    }

    public EhrAuth {
        switch (kind) {
            case NONE -> {
                user = "";
                secret = "";
            }
            case BASIC -> {
                require("auth.user", user);
                require("auth.password", secret);
                if (user.indexOf(':') >= 0) {
                    throw new InvalidInput("auth.user", "A user name here has no colon.");
                }
            }
            case BEARER -> {
                user = "";
                require("auth.token", secret);
                if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                    throw new InvalidInput(
                            "auth.token", "A token has no spaces and only letters, digits and signs of ASCII.");
                }
            }
        }
    }

    /** The last four characters of a token, by which a person knows it again; empty where they would give too much away. */
    public String ending() {
        boolean enough = kind == Kind.BEARER && secret.length() >= SHORTEST_WITH_ENDING;
        return enough ? secret.substring(secret.length() - 4) : "";
    }

    private static void require(String field, String text) {
        boolean control = text.chars().anyMatch(Character::isISOControl);
        if (text.isEmpty() || text.length() > LONGEST || control) {
            throw new InvalidInput(field, "This is needed, on one line.");
        }
    }

    @Override
    public String toString() {
        return "EhrAuth[" + kind + "]";
    }
}
