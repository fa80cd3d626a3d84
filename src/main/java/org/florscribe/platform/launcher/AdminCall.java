package org.florscribe.platform.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One command to a running server, over the UNIX socket that only the owner of DATA_DIR can open: a line in, lines out, end. */
final class AdminCall {

    /** Path lengths of UNIX sockets are limited by the kernel. */
    static final int LONGEST_PATH = 107;

    private final Path socket;

    AdminCall(Path socket) {
        this.socket = socket;
    }

    boolean answers() {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@link #send}, for so long at most; a server that does not answer is no fault here. */
    void sendWithin(Duration atMost, String command) throws InterruptedException {
        Thread asking = new Thread(
                () -> {
                    try {
                        send(command, List.of());
                    } catch (IOException e) {
                        Console.detail("the server takes no command any more: " + e.getMessage());
                    }
                },
                "command");
        asking.setDaemon(true);
        asking.start();
        asking.join(atMost.toMillis());
    }

    /** Prints the answer; returns the exit code. */
    int send(String command, List<String> arguments) throws IOException {
        var words = new ArrayList<>(List.of(command));
        words.addAll(arguments);
        boolean ok = false;
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            var out = Channels.newWriter(channel, StandardCharsets.UTF_8);
            out.write(String.join("\t", words) + "\n");
            out.flush();
            channel.shutdownOutput();
            var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line; (line = in.readLine()) != null; ) {
                ok = line.startsWith("OK");
                String text = line.substring(line.indexOf('\t') + 1);
                if (!text.isEmpty()) {
                    say(ok, text);
                }
            }
        }
        return ok ? 0 : StartFailed.FAILED;
    }

    private static void say(boolean ok, String text) {
        if (ok) {
            Console.say(text);
        } else {
            Console.complain(text);
        }
    }
}
