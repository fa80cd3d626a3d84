package org.florscribe.practice.engine;

/**
 * What a language model made of one piece of work, and what that took.
 *
 * @param model as the server names what answered, which may be more exact than what was asked for
 * @param promptVersion of the words it was told; see the ports that give one
 * @param calls that were answered, repairs and windows of a long visit among them
 * @param tokensIn that it read
 * @param tokensOut that it wrote
 */
public record ModelResult<T>(T value, String model, String promptVersion, int calls, long tokensIn, long tokensOut) {

    public TokenUse use() {
        return new TokenUse(calls, tokensIn, tokensOut);
    }

    /** The same work with what is left of its value. */
    public <U> ModelResult<U> with(U other) {
        return new ModelResult<>(other, model, promptVersion, calls, tokensIn, tokensOut);
    }

    /** Masked: the value tells what was said. */
    @Override
    public String toString() {
        return "ModelResult[" + model + ", " + promptVersion + ", " + use() + "]";
    }
}
