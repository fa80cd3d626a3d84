package org.florscribe.adapter.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.adapter.audio.Child.End;
import org.florscribe.adapter.audio.Child.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program that decodes is kept from, tried with programs that want it. Measures this machine does not have are not tried. */
class LockedInChildTest {

    private static final ChildLine LINE = ChildLine.strictest(
            LockedInAudioDecoder::find,
            "root".equals(System.getProperty("user.name")),
            steps -> run(steps, List.of("/bin/true"), Duration.ofSeconds(10))
                            .ended()
                            .exitCode()
                    == 0);

    private record Ran(Ended ended, String output) {}

    @Test
    void no_connection_gets_out() throws IOException {
        assumeTrue(LINE.measures().contains("no network"));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);

            Ran ran = inside("/bin/bash", "-c", "echo in > /dev/tcp/127.0.0.1/" + server.getLocalPort());

            assertThat(ran.ended().exitCode()).isNotZero();
            assertThat(connects(server)).isFalse();
        }
    }

    @Test
    void nothing_is_written_to_a_disk(@TempDir Path folder) throws IOException {
        assumeTrue(LINE.measures().contains("1.5 GB of memory, no file written"));
        Path open = Files.createDirectory(folder.resolve("open"));
        assertThat(open.toFile().setWritable(true, false)).isTrue();

        Ran ran = inside("/bin/sh", "-c", "echo in > " + open.resolve("out"));

        assertThat(ran.ended().exitCode()).isNotZero();
        assertThat(open.resolve("out"))
                .satisfiesAnyOf(
                        f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyFile());
    }

    @Test
    void it_is_nobody_and_reads_no_file_of_ours(@TempDir Path folder) throws IOException {
        assumeTrue(LINE.measures().contains("no privileges, user 65534"));
        Path secret = Files.writeString(folder.resolve("secret"), "key");

        assertThat(inside("/bin/cat", secret.toString()).output()).isEmpty();
        assertThat(inside("/usr/bin/id", "-u").output()).isEqualTo("65534\n");
        assertThat(inside("/bin/grep", "CapBnd", "/proc/self/status").output()).contains("0000000000000000");
    }

    @Test
    void it_knows_nothing_of_our_environment() {
        assertThat(inside("/usr/bin/env").output()).isEmpty();
    }

    @Test
    void it_has_limits_of_memory_and_of_processor_time() {
        assumeTrue(LINE.measures().contains("1.5 GB of memory, no file written"));

        assertThat(inside("/bin/bash", "-c", "ulimit -v; ulimit -f; ulimit -c; ulimit -n; ulimit -t")
                        .output()
                        .lines())
                .containsExactly("1464843", "0", "0", "64", "1");
        Ran busy = inside("/bin/sh", "-c", "while :; do :; done");
        assertThat(busy.ended().how()).isEqualTo(End.BY_ITSELF);
        assertThat(busy.ended().exitCode()).isGreaterThan(128);
    }

    @Test
    void it_is_killed_with_its_children_when_its_time_is_over() throws InterruptedException {
        Ran ran = run(List.of(), List.of("/bin/sh", "-c", "sleep 61 & echo $$ $!; wait"), Duration.ofMillis(700));

        assertThat(ran.ended().how()).isEqualTo(End.OUT_OF_TIME);
        for (String id : ran.output().strip().split(" ", -1)) {
            for (int i = 0; i < 50 && isRunning(id); i++) {
                Thread.sleep(100);
            }
            assertThat(isRunning(id)).isFalse();
        }
    }

    /** One that is dead and was not yet asked for its last words by the system does not run. */
    private static boolean isRunning(String id) {
        try {
            return !Files.readString(Path.of("/proc", id, "stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void one_that_reads_nothing_and_one_that_talks_without_end_hold_nobody_up() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }
        };
        try (Child child = Child.start(
                List.of("/bin/sh", "-c", "exec <&-; yes error | head -c 3000000 >&2; echo end"), work -> work)) {
            Ended ended = child.run(endless, (b, length) -> {}, (b, length) -> true, Duration.ofSeconds(20));

            assertThat(ended.how()).isEqualTo(End.BY_ITSELF);
            assertThat(ended.inputWasRead()).isFalse();
            assertThat(ended.words().length()).isLessThan(20_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_machine_does_not_have_is_left_out() {
        ChildLine none = ChildLine.strictest(name -> Optional.empty(), true, steps -> true);
        assertThat(none.measures()).isEmpty();
        assertThat(none.of(List.of("ffmpeg"), 5)).containsExactly("ffmpeg");

        ChildLine noUsers = ChildLine.strictest(
                name -> Optional.of("/usr/bin/" + name), false, steps -> !steps.contains("--map-root-user"));
        assertThat(noUsers.measures()).containsExactly("no privileges", "1.5 GB of memory, no file written");
    }

    private static boolean connects(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Ran inside(String... program) {
        return run(LINE.of(List.of(), 1), List.of(program), Duration.ofSeconds(20));
    }

    private static Ran run(List<String> steps, List<String> program, Duration most) {
        List<String> line = new ArrayList<>(steps);
        line.addAll(program);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Child child = Child.start(line, work -> work)) {
            Ended ended = child.run(
                    InputStream.nullInputStream(),
                    (b, length) -> {},
                    (b, length) -> {
                        output.write(b, 0, length);
                        return true;
                    },
                    most);
            return new Ran(ended, output.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
