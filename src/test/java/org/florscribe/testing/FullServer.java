package org.florscribe.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A server whose line of waiting callers is full: who calls now gets neither a connection nor a refusal. */
public final class FullServer implements AutoCloseable {

    private static final int TRY_MILLIS = 200;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    public FullServer() throws IOException {
        while (waiting.size() < 20 && queue()) {
            // until nobody more fits
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private boolean queue() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.getInetAddress(), port()), TRY_MILLIS);
            waiting.add(socket);
            return true;
        } catch (SocketTimeoutException e) {
            socket.close();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        server.close();
    }
}
