package org.florscribe.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.florscribe.platform.config.Configuration;
import org.florscribe.platform.config.Setting;

/** Looks at what the machine gives, then lets the server look at the rest. */
final class Doctor {

    private static final long COMFORTABLE_SPACE = 5_000_000_000L;

    private final Configuration configuration;
    private final DataFolder data;

    Doctor(Configuration configuration, DataFolder data) {
        this.configuration = configuration;
        this.data = data;
    }

    interface ServerPart {
        int look() throws IOException, InterruptedException;
    }

    int look(ServerPart rest) throws IOException, InterruptedException {
        line(true, "configuration: complete");
        line(true, "Java: " + System.getProperty("java.version") + " at " + System.getProperty("java.home"));
        Path existing = data.root();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        long free = existing.toFile().getUsableSpace();
        line(free > COMFORTABLE_SPACE, "disk: " + free / 1_000_000 + " MB free for " + data.root());
        boolean writable = Files.isWritable(existing);
        line(writable, "DATA_DIR: " + (writable ? "can be written" : "cannot be written by this user"));
        String url = configuration.find(Setting.PUBLIC_URL).orElseThrow();
        line(true, "address: " + url);
        line(
                configuration.isSet(Setting.SMTP_URL),
                configuration.isSet(Setting.SMTP_URL)
                        ? "mail: a server is set"
                        : "mail: no server is set; links are shown to the admin instead");
        int code = rest.look();
        return writable ? code : StartFailed.FAILED;
    }

    private static void line(boolean good, String words) {
        Console.say((good ? "ok    " : "look  ") + words);
    }
}
