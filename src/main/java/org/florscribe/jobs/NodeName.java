package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.Ids;

/** What this node is called: the same after a restart on its data folder, so that it knows its own unfinished steps. */
@ApplicationScoped
public class NodeName {

    private final String name;

    @Inject
    NodeName(Settings settings) {
        name = read(Path.of(settings.text(Setting.DATA_DIR)).resolve("node-name"));
    }

    private static String read(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.writeString(file, "node-" + Ids.next() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The node's name cannot be kept in " + file, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
