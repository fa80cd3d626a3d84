package org.florscribe.adapter.languagemodel;

/**
 * What a model answered, whole and by itself, but not judged yet.
 *
 * @param text that should be our JSON
 * @param isCut whether the model had to stop before its end
 * @param model as the server names it; empty when it does not
 * @param tokensIn that the server counted, or that we did where it says nothing
 * @param tokensOut likewise
 * @param counted whether the server counted what it read
 */
record ChatAnswer(String text, boolean isCut, String model, long tokensIn, long tokensOut, boolean counted) {

    @Override
    public String toString() {
        return "ChatAnswer[" + tokensIn + ", " + tokensOut + "]";
    }
}
