package org.florscribe.platform.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.florscribe.shared.AddressRange;

/**
 * Which addresses may be called (security.md 2.13): public ones, and those the operator lists in OUTBOUND_ALLOW. Addresses for
 * metadata of cloud machines are never allowed. An IPv4 address inside an IPv6 one is judged as IPv4.
 */
final class AddressRules {

    private static final List<AddressRange> NEVER = ranges("169.254.0.0/16", "fe80::/10");
    private static final List<AddressRange> PRIVATE = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "::1/128",
            "100::/64",
            "2001:db8::/32",
            "fc00::/7",
            "fec0::/10",
            "ff00::/8");

    private final List<Allowed> allowed;

    /** @param allow entries {@code range:ports}, ports a number, two of them with a hyphen between, or {@code *} */
    AddressRules(List<String> allow) {
        allowed = allow.stream().map(Allowed::parse).toList();
    }

    /** Whether this address and port may be connected to. */
    boolean permits(InetAddress address, int port) {
        InetAddress judged = inner(address);
        if (NEVER.stream().anyMatch(range -> range.holds(judged))) {
            return false;
        }
        return PRIVATE.stream().noneMatch(range -> range.holds(judged)) || isListed(judged, port);
    }

    /** Whether the operator lists it: only there plain http may be spoken. */
    boolean isListed(InetAddress address, int port) {
        InetAddress judged = inner(address);
        return NEVER.stream().noneMatch(range -> range.holds(judged))
                && allowed.stream().anyMatch(entry -> entry.holds(judged, port));
    }

    /** The IPv4 address that an IPv6 one stands for (mapped, NAT64, 6to4), else the address itself. */
    private static InetAddress inner(InetAddress address) {
        byte[] b = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        boolean mapped = zeros(b, 0, 10) && b[10] == -1 && b[11] == -1;
        boolean compatible = zeros(b, 0, 12) && !zeros(b, 12, 15);
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && b[2] == (byte) 0xff && b[3] == (byte) 0x9b && zeros(b, 4, 12);
        if (mapped || compatible || nat64) {
            return v4(b, 12);
        }
        return b[0] == 0x20 && b[1] == 0x02 ? v4(b, 2) : address;
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress v4(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream().map(AddressRange::parse).toList();
    }

    private record Allowed(AddressRange range, int firstPort, int lastPort) {

        static Allowed parse(String text) {
            int colon = text.lastIndexOf(':');
            AddressRange range = AddressRange.parse(text.substring(0, colon));
            String ports = text.substring(colon + 1);
            if (ports.equals("*")) {
                return new Allowed(range, 0, 65_535);
            }
            String[] ends = ports.split("-", 2);
            return new Allowed(range, Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        boolean holds(InetAddress address, int port) {
            return firstPort <= port && port <= lastPort && range.holds(address);
        }
    }
}
