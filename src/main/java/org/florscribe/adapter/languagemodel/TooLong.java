package org.florscribe.adapter.languagemodel;

/** Question or answer did not fit: worth another try with less at a time. The words are ours. */
final class TooLong extends Exception {

    private static final long serialVersionUID = 1L;

    TooLong(String words) {
        super(words);
    }
}
