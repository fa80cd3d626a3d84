package org.florscribe.practice.engine;

/**
 * What a model was made to read and write. Where a server does not count, what we counted ourselves.
 *
 * @param calls that were answered, repairs and windows of a long visit among them
 * @param in tokens it read
 * @param out tokens it wrote, also those it only thought
 */
public record TokenUse(int calls, long in, long out) {

    public static final TokenUse NONE = new TokenUse(0, 0, 0);

    public TokenUse {
        if (calls < 0 || in < 0 || out < 0) {
            throw new IllegalArgumentException("A use is never less than nothing");
        }
    }

    public TokenUse plus(TokenUse more) {
        return new TokenUse(calls + more.calls, in + more.in, out + more.out);
    }
}
