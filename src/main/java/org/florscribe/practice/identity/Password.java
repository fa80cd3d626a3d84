package org.florscribe.practice.identity;

import java.text.Normalizer;

/** A password as somebody typed it, in Unicode NFC so that every keyboard gives the same bytes. Never cut, never printed. */
public final class Password {

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    public static Password of(String typed) {
        return new Password(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    /** The password itself, for hashing and checking only. */
    public String reveal() {
        return text;
    }

    /** Characters as people count them: an emoji is one. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "[password]";
    }
}
