package org.florscribe.practice.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whom an address counts for. */
public final class NetworkAddress {

    private NetworkAddress() {}

    /** The address itself, or the first half of an IPv6 address: a network of /64 is one household or practice. */
    public static String of(String origin) {
        if (origin.indexOf(':') < 0) {
            return origin;
        }
        try {
            byte[] bytes = InetAddress.getByName(origin).getAddress(); // a literal: nothing is resolved
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : origin;
        } catch (UnknownHostException e) {
            return origin;
        }
    }
}
