package org.florscribe.platform.outbound;

import java.util.List;

/** For tests of adapters against servers on this machine, without a container. */
public final class LoopbackClient {

    private LoopbackClient() {}

    public static GuardedClient make() {
        return new GuardedClient(new AddressRules(List.of("127.0.0.0/8:*")));
    }

    public static GuardedSockets sockets() {
        return new GuardedSockets(new AddressRules(List.of("127.0.0.0/8:*")));
    }
}
