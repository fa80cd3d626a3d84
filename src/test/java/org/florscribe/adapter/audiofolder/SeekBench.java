package org.florscribe.adapter.audiofolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.florscribe.adapter.jpa.AudioWorkbench;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.Pcm;
import org.florscribe.platform.config.Settings;

/** What scripts/bench-seek runs: the folder, a listening copy, any second of it, and a plain file of the same size beside it. */
final class SeekBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SeekBench() {}

    private interface Jump {
        void to(long offset) throws IOException;
    }

    @SuppressWarnings("SystemOut") // a program on a terminal
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int hours = Integer.parseInt(arguments[1]);
        int jumps = Integer.parseInt(arguments[2]);
        long bytes = Pcm.bytes(Duration.ofHours(hours).toMillis());
        var workbench = new AudioWorkbench(
                new FolderAudioObjects(Settings.of(Map.of("DATA_DIR", folder.toString()))),
                folder.resolve("rows"),
                () -> {});
        long begun = System.nanoTime();
        workbench.writeUpTo(bytes, 8 << 20);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "write    %d MB in %.1f s, %.0f MB/s, sealed and on the disk%n",
                bytes >> 20, seconds, bytes / seconds / 1e6);
        Path plain = folder.resolve("plain");
        try (OutputStream out = Files.newOutputStream(plain)) {
            byte[] piece = new byte[1 << 20];
            for (long at = 0; at < bytes; at += piece.length) {
                out.write(piece);
            }
        }
        AudioReader reader = workbench.reader();
        long last = Duration.ofHours(hours).toSeconds();
        try (FileChannel file = FileChannel.open(plain)) {
            double store = report("store", jumps, last, offset -> {
                try (InputStream in = reader.from(offset)) {
                    in.read();
                }
            });
            double peer = report("file", jumps, last, offset -> file.read(ByteBuffer.allocate(1), offset));
            System.out.printf(
                    "ratio    %.0f times the plain file at p95; aim: p95 of the store under 50 ms: %s%n",
                    store / peer, store < 50 ? "met" : "NOT MET");
        }
    }

    @SuppressWarnings("SystemOut")
    private static double report(String what, int jumps, long seconds, Jump jump) throws IOException {
        Random random = new Random(3);
        double[] took = new double[jumps];
        double[] work = new double[jumps];
        for (int i = 0; i < jumps; i++) {
            long offset = Pcm.bytes(random.nextLong(seconds) * 1_000);
            long begun = System.nanoTime();
            long worked = THREADS.getCurrentThreadCpuTime();
            jump.to(offset);
            took[i] = (System.nanoTime() - begun) / 1e6;
            work[i] = (THREADS.getCurrentThreadCpuTime() - worked) / 1e6;
        }
        Arrays.sort(took);
        Arrays.sort(work);
        double p95 = took[jumps * 95 / 100];
        System.out.printf(
                "%-8s first byte of any second: p50 %.3f ms, p95 %.3f ms, worst %.3f ms; of the processor p50 %.3f ms, p95 %.3f ms%n",
                what, took[jumps / 2], p95, took[jumps - 1], work[jumps / 2], work[jumps * 95 / 100]);
        return p95;
    }
}
