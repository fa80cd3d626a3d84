package org.florscribe.practice.webhook;

/** What came of one try. Set words only: what the other side said is not shown, as the address may be anybody's. */
public enum AttemptOutcome {
    /** Answered with a status from 200 to 299. */
    DELIVERED("It was taken."),
    STATUS("The other side answered with another status than 2xx."),
    /** Status 410: it wants no more. */
    GONE("The other side wants no more events (410)."),
    /** Redirects are not followed. */
    REDIRECTED("The other side points to another address. Enter that address instead."),
    ADDRESS_REFUSED(
            "The address may not be called: it is not https, or lies in a network that the operator has not allowed."),
    UNREACHABLE("The other side could not be reached, or its name is not known."),
    NOT_TRUSTED("The other side's certificate is not trusted."),
    NO_ANSWER("No answer came in time.");

    private final String words;

    AttemptOutcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isDelivered() {
        return this == DELIVERED;
    }
}
