package org.florscribe.practice.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A way in without the phone: which of ten, and 80 random bits. Written as {@code 3-ABCD-EFGH-JKMN-PQRS}: the digit says which, so
 * that one slow hash is compared and not ten.
 */
record RecoveryCode(int position, String secret) {

    static final int COUNT = 10;

    /** No letter that is taken for a digit or another letter. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static RecoveryCode random(int position) {
        String secret = IntStream.range(0, LENGTH)
                .map(i -> LETTERS.charAt(RANDOM.nextInt(LETTERS.length())))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new RecoveryCode(position, secret);
    }

    /** As somebody typed it, with or without what separates; empty when it cannot be one. */
    static Optional<RecoveryCode> parse(String typed) {
        String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        boolean possible = bare.length() == LENGTH + 1
                && Character.isDigit(bare.charAt(0))
                && bare.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
        return possible
                ? Optional.of(new RecoveryCode(Character.digit(bare.charAt(0), 10), bare.substring(1)))
                : Optional.empty();
    }

    Password hashed() {
        return Password.of(secret);
    }

    String text() {
        return position + "-" + secret.replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return "RecoveryCode[" + position + "]";
    }
}
