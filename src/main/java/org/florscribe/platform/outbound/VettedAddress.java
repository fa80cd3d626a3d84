package org.florscribe.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.florscribe.platform.outbound.OutboundRefused.Stage;
import org.florscribe.platform.outbound.OutboundRefused.Why;

/** Whether an address may be called at all: its scheme, its port, and everything that its name stands for. */
final class VettedAddress {

    private static final Set<Integer> HTTPS_PORTS = Set.of(-1, 443, 8443);

    private final AddressRules rules;
    private final HostNames names;

    VettedAddress(AddressRules rules) {
        this(rules, HostNames.OF_THIS_MACHINE);
    }

    VettedAddress(AddressRules rules, HostNames names) {
        this.rules = rules;
        this.names = names;
    }

    /** @throws OutboundRefused when it may not be called */
    void check(URI address) {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new OutboundRefused("This is not an address that can be called.");
        }
        if (!https && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new OutboundRefused("Only https can be called.");
        }
        int port = address.getPort() == -1 ? https ? 443 : 80 : address.getPort();
        try {
            for (InetAddress found : names.addresses(address.getHost())) {
                boolean listed = rules.isListed(found, port);
                if (!rules.permits(found, port) || (!listed && (!https || !HTTPS_PORTS.contains(address.getPort())))) {
                    throw new OutboundRefused("The address may not be called, or its name is not known.");
                }
            }
        } catch (UnknownHostException e) {
            throw new OutboundRefused(
                    Stage.NOT_REACHED, Why.UNKNOWN_NAME, "The address may not be called, or its name is not known.", e);
        }
    }
}
