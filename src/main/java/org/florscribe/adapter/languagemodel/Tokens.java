package org.florscribe.adapter.languagemodel;

/**
 * How many tokens a text has, without the vocabulary of any model: English has about 4.3 letters to a token, numbers and marks
 * about 2, other scripts 1 to 2 tokens to a letter. Estimates are on the large side, so that what is planned fits.
 */
final class Tokens {

    private static final double ASCII_LETTERS = 3.6;
    private static final double FEWEST_LETTERS = 8;

    private Tokens() {}

    /** At most as many as this, nearly always. */
    static int most(String text) {
        int letters = 0;
        int others = 0;
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                foreign++;
            } else if (Character.isLetter(c) || c == ' ') {
                letters++;
            } else {
                others++;
            }
        }
        return (int) Math.ceil(letters / ASCII_LETTERS + others / 2.0 + foreign * 1.2);
    }

    /** At least as many as this: a server that says that it read fewer did not read all. */
    static int fewest(String text) {
        return (int) (text.length() / FEWEST_LETTERS);
    }
}
