package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.clinical.recording.AudioPlace;
import org.florscribe.clinical.recording.AudioStoreFailed;
import org.florscribe.platform.backup.Backup;
import org.florscribe.shared.InvalidInput;

/** {@code backup --to FOLDER --keys-to FOLDER}: all there is, as it is now; the keys in a folder apart. */
@ApplicationScoped
class BackupCommand implements AdminCommand {

    private final Backup backup;
    private final AudioPlace audio;

    @Inject
    BackupCommand(Backup backup, AudioPlace audio) {
        this.backup = backup;
        this.audio = audio;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String run(Arguments arguments) {
        Path to = Path.of(arguments.needed("--to"));
        Path keysTo = Path.of(arguments.needed("--keys-to"));
        if (to.toAbsolutePath().normalize().equals(keysTo.toAbsolutePath().normalize())) {
            throw new InvalidInput(
                    "--keys-to", "The keys go to another folder than the data: one without the other is useless.");
        }
        try {
            Backup.Written written = backup.make(to, keysTo, this::read);
            return "Data: " + written.data() + "\nKeys: " + written.keys() + "\n" + written.rows() + " rows, "
                    + written.audio() + " pieces of audio"
                    + (written.missing() == 0
                            ? ""
                            : "; " + written.missing() + " were not there: destroyed meanwhile, or lost")
                    + ".\nWithout the master key file, which is in neither, nobody can read either of them.";
        } catch (IOException | AudioStoreFailed e) {
            throw new InvalidInput("--to", "The backup could not be written: " + e.getMessage());
        }
    }

    private Optional<byte[]> read(UUID practiceId, UUID recordingId, UUID objectId) {
        try {
            return Optional.of(audio.objects().get(new AudioObjects.Name(practiceId, recordingId, objectId)));
        } catch (AudioStoreFailed e) {
            audio.objects()
                    .requireReachable(); // one piece that is gone is told of; a store that is away ends the backup
            return Optional.empty();
        }
    }
}
