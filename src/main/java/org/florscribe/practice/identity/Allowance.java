package org.florscribe.practice.identity;

/** What is allowed only so often, each with a limit of its own. */
public enum Allowance {
    SEARCHES,
    UPLOADS,
    RECORDINGS,
    EXPORTS,
    /** Letters that somebody without an account can cause, by the network they are asked for from. */
    LETTERS
}
