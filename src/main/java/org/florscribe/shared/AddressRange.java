package org.florscribe.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses that share their leading bits, such as 10.0.0.0/8 or fd00::/8; a single address is a range of itself. */
public record AddressRange(byte[] start, int bits) {

    private static final int LONGEST = 45; // eight groups, the last two as IPv4

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Takes literals only, so nothing is looked up; otherwise IllegalArgumentException. */
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        InetAddress first = literal(parts[0].replace("[", "").replace("]", ""));
        int whole = first instanceof Inet4Address ? 32 : 128;
        return new AddressRange(first.getAddress(), parts.length == 2 ? Integer.parseInt(parts[1]) : whole);
    }

    /** An address that is one by its digits; a name gives IllegalArgumentException. */
    public static InetAddress literal(String text) {
        // what the JDK does not know for an address it would look up as a name, and on a long one it takes long
        if (text.length() > LONGEST || !LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("No address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address", e);
        }
    }

    public boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((other[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
