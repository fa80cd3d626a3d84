package org.florscribe.jobs.command;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.faults.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on {@code DATA_DIR/run/admin.sock}. A socket in a folder of mode 0700 has no address on the network: no proxy,
 * page or forged request reaches it. One command a connection: a line in, lines out, end.
 */
@WebListener
public class AdminDoor implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(AdminDoor.class);
    private static final int LONGEST_LINE = 65_536;

    @Resource
    private ManagedThreadFactory threads;

    private final CommandDesk desk;
    private final Faults faults;
    private final Path path;
    private @Nullable ServerSocketChannel door;

    @Inject
    AdminDoor(CommandDesk desk, Settings settings, Faults faults) {
        this.faults = faults;
        this.desk = desk;
        this.path = settings.path(Setting.DATA_DIR).resolve("run/admin.sock");
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            if (!Files.isDirectory(path.resolveSibling("."))) {
                LOG.info("no command line here: the launcher did not start this server");
                return;
            }
            Files.deleteIfExists(path); // the launcher's lock on DATA_DIR says that nobody else lives here
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            door = opened;
            threads.newThread(faults.watching(() -> serve(opened))).start();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("the command line cannot reach this server", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            if (door != null) {
                door.close();
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.debug("the command socket was gone already", e);
        }
    }

    private void serve(ServerSocketChannel opened) {
        while (opened.isOpen()) {
            try {
                SocketChannel channel = opened.accept();
                threads.newThread(faults.watching(() -> answer(channel))).start();
            } catch (IOException e) {
                if (opened.isOpen()) {
                    LOG.warn("a command could not be taken", e);
                }
            }
        }
    }

    /** Each on its own thread: a long command keeps no other waiting, least of all the one that stops the server. */
    private void answer(SocketChannel channel) {
        try (channel) {
            serve(channel);
        } catch (IOException e) {
            LOG.warn("a command could not be answered", e);
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        String line = readLine(in);
        if (line.isEmpty()) {
            return; // somebody only looked whether we are there
        }
        try (var out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            out.write(desk.answer(line));
        }
    }

    private static String readLine(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
