package org.florscribe.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a port of this machine that a test can cut (open connections end, new ones are closed at once) or silence. */
public final class CutLine implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;

    public CutLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(CutLine::end);
    }

    /** Connections stay, and new ones are accepted, but nothing comes through: the network swallows it. */
    public void silence() {
        silent = true;
    }

    public void mend() {
        cut = false;
        if (silent) {
            silent = false;
            open.forEach(CutLine::end); // what was swallowed does not come back
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(CutLine::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                start(() -> pass(near, far));
                start(() -> pass(far, near));
            } catch (IOException e) {
                // closed, or the far end is away: the caller sees a closed connection
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[16_384];
            for (int length; (length = in.read(bytes)) >= 0; ) {
                if (!silent) {
                    out.write(bytes, 0, length);
                }
            }
        } catch (IOException e) {
            // one of the two ended
        }
        end(from);
        end(to);
        open.remove(from);
        open.remove(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // ended already
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }
}
