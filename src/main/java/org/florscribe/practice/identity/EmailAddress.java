package org.florscribe.practice.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.florscribe.shared.InvalidInput;

/**
 * The address somebody signs in with, in lower case: two spellings of one address are one account. Names and e-mail addresses
 * of staff stay out of logs, so it masks itself.
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254; // RFC 5321 4.5.3.1.3, less the angle brackets
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}<>()\\[\\]\\\\,;:\"]+@[^@\\s\\p{Cntrl}<>()\\[\\]\\\\,;:\"]+");

    public EmailAddress {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            throw new InvalidInput("email", "Enter an e-mail address, like name@example.org.");
        }
    }

    @Override
    public String toString() {
        return "[e-mail]";
    }
}
