package org.florscribe.platform.keys;

import java.util.Arrays;

/** One entry of the blind index of names: 16 bits of a keyed hash, so that strangers share it. */
public record NameToken(Field field, byte[] token) {

    public enum Field {
        GIVEN,
        FAMILY,
        /** The first 3 to 6 letters of the family name, or of a word of it. */
        PREFIX
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameToken that && field == that.field && Arrays.equals(token, that.token);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + Arrays.hashCode(token);
    }

    @Override
    public String toString() {
        return "NameToken[" + field + "]";
    }
}
