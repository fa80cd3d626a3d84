package org.florscribe.platform.news;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets on which the operating system itself notices within a minute that the other end is gone without a word. A line that
 * only listens would never find out, and asking the database from time to time is what it is there to avoid. Named to the
 * driver, which makes it.
 */
public final class KeptAlive extends SocketFactory {

    private static final int SILENT_SECONDS = 30;
    private static final int BETWEEN_SECONDS = 10;
    private static final int TRIES = 3;

    /** As the driver asks for it: it connects the socket itself, with a limit. */
    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setKeepAlive(true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, TRIES);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new java.net.InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(SocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
