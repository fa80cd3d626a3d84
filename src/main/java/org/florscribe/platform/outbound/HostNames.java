package org.florscribe.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a name stands for at this moment; it can be something else at the next. */
@FunctionalInterface
interface HostNames {

    HostNames OF_THIS_MACHINE = InetAddress::getAllByName;

    InetAddress[] addresses(String name) throws UnknownHostException;
}
