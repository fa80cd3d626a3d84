package org.florscribe.practice.identity;

/** What is allowed only so often, each with a limit of its own. */
public enum Allowance {
    SEARCHES,
    UPLOADS,
    RECORDINGS,
    EXPORTS,
    /** Letters that somebody without an account can cause, by the network they are asked for from. */
    LETTERS(true),
    /** Tries to sign in, right or wrong, by the network they come from. */
    SIGN_INS(true);

    private final boolean byNetwork;

    Allowance() {
        this(false);
    }

    Allowance(boolean byNetwork) {
        this.byNetwork = byNetwork;
    }

    /** Whether all who come from one network share it, whoever they are. */
    public boolean isByNetwork() {
        return byNetwork;
    }
}
