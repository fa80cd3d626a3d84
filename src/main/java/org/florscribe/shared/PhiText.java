package org.florscribe.shared;

import java.util.Objects;

/** Words that identify a patient or were said or written about one. It never prints itself: {@code toString()} is masked. */
public final class PhiText implements Comparable<PhiText> {

    public static final PhiText EMPTY = new PhiText("");

    private final String value;

    private PhiText(String value) {
        this.value = Objects.requireNonNull(value);
    }

    public static PhiText of(String value) {
        return value.isEmpty() ? EMPTY : new PhiText(value);
    }

    /** The words themselves. Only for showing them to a person who may see them, and for sealing them. */
    public String reveal() {
        return value;
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public int compareTo(PhiText other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhiText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[phi]";
    }
}
