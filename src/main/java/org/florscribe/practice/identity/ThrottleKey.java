package org.florscribe.practice.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** What failed sign-ins are counted by: the account that was named, or the address they came from. Stored as a keyed hash. */
public record ThrottleKey(Kind kind, String value) {

    public enum Kind {
        ACCOUNT,
        ADDRESS
    }

    static ThrottleKey account(EmailAddress email) {
        return new ThrottleKey(Kind.ACCOUNT, email.text());
    }

    /** An IPv6 network of /64 is one household or practice, so it counts as one address. */
    static ThrottleKey address(String origin) {
        if (origin.indexOf(':') < 0) {
            return new ThrottleKey(Kind.ADDRESS, origin);
        }
        try {
            byte[] bytes = InetAddress.getByName(origin).getAddress(); // a literal: nothing is resolved
            return new ThrottleKey(
                    Kind.ADDRESS, bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : origin);
        } catch (UnknownHostException e) {
            return new ThrottleKey(Kind.ADDRESS, origin);
        }
    }

    @Override
    public String toString() {
        return "ThrottleKey[" + kind + "]";
    }
}
