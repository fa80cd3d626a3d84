package org.florscribe.practice.identity;

/** What failed sign-ins are counted by: the account that was named, or the address they came from. Stored as a keyed hash. */
public record ThrottleKey(Kind kind, String value) {

    public enum Kind {
        ACCOUNT,
        ADDRESS,
        /** An account on a device it was signed in from before. */
        KNOWN_DEVICE
    }

    static ThrottleKey account(EmailAddress email) {
        return new ThrottleKey(Kind.ACCOUNT, email.text());
    }

    static ThrottleKey known(EmailAddress email, String device) {
        return new ThrottleKey(Kind.KNOWN_DEVICE, email.text() + "\n" + device);
    }

    /** An IPv6 network of /64 is one household or practice, so it counts as one address. */
    static ThrottleKey address(String origin) {
        return new ThrottleKey(Kind.ADDRESS, NetworkAddress.of(origin));
    }

    @Override
    public String toString() {
        return "ThrottleKey[" + kind + "]";
    }
}
