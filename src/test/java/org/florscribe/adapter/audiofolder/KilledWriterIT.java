package org.florscribe.adapter.audiofolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.florscribe.adapter.jpa.AudioWorkbench;
import org.florscribe.clinical.recording.AudioObjects;
import org.florscribe.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that writes audio is killed (SIGKILL) again and again: in a segment, between file and row, wherever it is just then. */
class KilledWriterIT {

    private static final long WHOLE = 40L << 20;
    private static final int COMMITTED_AT_ONCE = 1 << 20;
    private static final int KILLS = 6;

    @TempDir
    private Path data;

    /** The program. */
    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        workbench(data, () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15)))
                .writeUpTo(WHOLE, COMMITTED_AT_ONCE);
    }

    @Test
    void what_a_row_tells_of_is_there_whenever_the_writer_is_killed_and_the_rest_can_be_swept()
            throws IOException, InterruptedException {
        Random random = new Random(11);
        AudioWorkbench workbench = workbench(data, () -> {});
        int orphans = 0;
        int kills = 0;
        for (int i = 0; i < KILLS && workbench.length() < WHOLE; i++) {
            long before = workbench.length();
            Process writer = start();
            while (writer.isAlive() && workbench.length() <= before) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            kills += writer.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS) ? 0 : 1;
            writer.destroyForcibly().waitFor();
            assertThat(workbench.length()).isGreaterThan(before);
            orphans += workbench.orphans().size();
        }
        assertThat(kills).as("it was at work each time").isGreaterThanOrEqualTo(KILLS / 2);
        assertThat(orphans).as("some kills hit between file and row").isPositive();
        assertThat(workbench.isWhole()).isTrue();

        objects(data).remove(workbench.orphans());
        assertThat(workbench.orphans()).isEmpty();
        workbench.writeUpTo(WHOLE, COMMITTED_AT_ONCE);
        assertThat(workbench.length()).isEqualTo(WHOLE);
        assertThat(workbench.isWhole()).isTrue();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriterIT.class.getName(),
                        data.toString()))
                .inheritIO()
                .start();
    }

    private static AudioWorkbench workbench(Path data, Runnable beforeRow) {
        return new AudioWorkbench(objects(data), data.resolve("rows"), beforeRow);
    }

    private static AudioObjects objects(Path data) {
        return new FolderAudioObjects(Settings.of(Map.of("DATA_DIR", data.toString())));
    }
}
