package org.florscribe.platform.health;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.faults.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks this server for something of its own until it answers, then opens the {@link StartedGate}. */
@WebListener
public class FirstRequest implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRequest.class);
    private static final int PAUSE_MILLIS = 200;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Settings settings;
    private final StartedGate gate;
    private final Faults faults;
    private @Nullable Thread thread;

    @Inject
    FirstRequest(Settings settings, StartedGate gate, Faults faults) {
        this.faults = faults;
        this.settings = settings;
        this.gate = gate;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Thread asking = new Thread(faults.watching(this::askUntilAnswered), "first-request");
        asking.setDaemon(true);
        asking.start();
        thread = asking;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Thread asking = thread;
        if (asking != null) {
            asking.interrupt();
        }
    }

    private void askUntilAnswered() {
        try {
            while (!answers()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            gate.open();
            LOG.info("started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Raw, because the Host header must be the public one. A call without identity is answered with 401 by the application only. */
    private boolean answers() {
        String address = settings.text(Setting.LISTEN_ADDRESS);
        String host = address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "::1" : address;
        try (Socket socket = new Socket(host, settings.number(Setting.PORT))) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String authority = URI.create(settings.text(Setting.PUBLIC_URL)).getRawAuthority();
            String request = "GET /api/v1/me HTTP/1.1\r\nHost: " + authority
                    + "\r\nConnection: close\r\nUser-Agent: florscribe-start\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 401");
        } catch (IOException e) {
            return false;
        }
    }
}
