package org.florscribe.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SmallDisk;

/** Kills at random what live recordings rest on, again and again, and counts what was lost: nothing that was acknowledged may be. */
public final class CrashCampaign {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_PAUSE_MS = 60_000;
    private static final int AT_MOST_BETWEEN_MS = 4_000;

    /** What is done. */
    enum Kill {
        /** {@code kill -9} of the server; it is started again. */
        SERVER,
        /** {@code kill -9} of the launcher, which takes the database with it. */
        LAUNCHER,
        /** Some connections end without a word. */
        SOCKETS,
        /** The server stands still for 0.1 to 60 s, as when the network does. */
        PAUSE,
        /** A process of the database is killed: it restarts by itself, and recovers. */
        DATABASE,
        /** Every ticket that was given out and not used is over. */
        TICKETS,
        /** Not a byte fits on the disk for 1 to 6 s. Left out where no small disk can be mounted. */
        DISK
    }

    private static final int DISK_MB = 4_000;

    /** After so many the recordings are ended and compared, so that a campaign that is broken off loses little of its result. */
    private static final int KILLS_A_ROUND = 20;

    private static final int PATIENCE = Integer.getInteger("florscribe.patience", 1);

    private final RunningProduct product;
    private final Optional<SmallDisk> disk;
    private final List<CrashRecorder> recorders = new ArrayList<>();
    private CrashRecorder.Counts counts = new CrashRecorder.Counts();
    private final Map<Kill, Integer> done = new EnumMap<>(Kill.class);
    private final Random random;
    private int endedByItself;

    private CrashCampaign(RunningProduct product, Optional<SmallDisk> disk, long seed) {
        this.product = product;
        this.disk = disk;
        this.random = new Random(seed);
    }

    /** Arguments: kills, recordings at a time, seed, file to append the result to. */
    public static void main(String... arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        int recordings = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Map<String, String> settings = Map.of(
                "JWT_EXPIRES_IN", "60m", // on a busy machine a recording outlives the usual quarter of an hour
                "LIMIT_OPEN_RECORDINGS", "10000",
                "LIMIT_SOCKETS_PER_ADDRESS", "10000",
                "LIMIT_SIGN_IN_PER_MINUTE", "10000",
                "LIMIT_API_PER_MINUTE", "1000000",
                "LIMIT_PRACTICE_PER_MINUTE", "1000000",
                "LIMIT_ANONYMOUS_PER_MINUTE", "1000000");
        Optional<SmallDisk> disk = SmallDisk.mount(DISK_MB);
        boolean whole = true;
        try (RunningProduct product = disk.isPresent()
                ? RunningProduct.startIn(disk.get().folder("data"), settings)
                : RunningProduct.start(settings)) {
            CrashCampaign campaign = new CrashCampaign(product, disk, seed);
            Clinic owner = Clinic.open(product);
            for (int from = 0; from < kills; from += KILLS_A_ROUND) {
                campaign.round(owner, Math.min(KILLS_A_ROUND, kills - from), recordings, seed + from);
                whole &= campaign.report(Path.of(arguments[3]), seed + from);
            }
        } finally {
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
        System.exit(whole ? 0 : 1);
    }

    private void round(Clinic owner, int kills, int recordings, long seed) throws Exception {
        recorders.clear();
        done.clear();
        counts = new CrashRecorder.Counts();
        endedByItself = 0;
        Clinic clinic =
                Clinic.of(product, owner.email(), Clinic.PASSWORD); // one sign-in: a person has ten sessions at most
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < recordings; i++) {
            CrashRecorder recorder = new CrashRecorder(product, clinic, seed + i, over, counts);
            recorders.add(recorder);
            Thread thread = new Thread(recorder, "recorder-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (int i = 0; i < kills; i++) {
            Thread.sleep(500 + random.nextInt(AT_MOST_BETWEEN_MS));
            Kill kill = next();
            done.merge(kill, 1, Integer::sum);
            System.out.printf("%s kill %d of %d: %s%n", Instant.now(), i + 1, kills, kill);
            act(kill);
            if (!product.isAlive()) {
                endedByItself++;
                product.startAgain();
            }
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(5L * PATIENCE));
            if (thread.isAlive()) {
                throw new IllegalStateException("A recording did not end: " + thread.getName());
            }
        }
    }

    /** Starting anew takes seconds, so it is done in one of four. */
    private Kill next() {
        int drawn = random.nextInt(100);
        if (drawn < 20) {
            return Kill.SERVER;
        }
        if (drawn < 25) {
            return Kill.LAUNCHER;
        }
        if (drawn < 55) {
            return Kill.SOCKETS;
        }
        if (drawn < 75) {
            return Kill.PAUSE;
        }
        if (drawn < 85) {
            return Kill.DATABASE;
        }
        return drawn < 93 || disk.isEmpty() ? Kill.TICKETS : Kill.DISK;
    }

    private void act(Kill kill) throws Exception {
        switch (kill) {
            case SERVER -> {
                product.killServer();
                product.startAgain();
            }
            case LAUNCHER -> {
                ProcessHandle server = product.serverProcess();
                ProcessHandle database = product.databaseProcess();
                product.killLauncher();
                for (ProcessHandle gone : List.of(server, database)) {
                    gone.onExit().get(PATIENCE, TimeUnit.MINUTES);
                }
                product.startAgain();
            }
            case SOCKETS ->
                recorders.stream().filter(it -> random.nextInt(3) == 0).forEach(CrashRecorder::cut);
            case PAUSE -> {
                // short ones are the usual ones
                long ms = 100 + (long) (Math.pow(random.nextDouble(), 3) * LONGEST_PAUSE_MS);
                long pid = product.serverProcess().pid();
                signal("-STOP", pid);
                Thread.sleep(ms);
                signal("-CONT", pid);
            }
            case DATABASE -> {
                List<ProcessHandle> backends =
                        product.databaseProcess().children().toList();
                backends.get(random.nextInt(backends.size())).destroyForcibly();
            }
            case TICKETS -> expireTickets();
            case DISK -> {
                SmallDisk small = disk.orElseThrow();
                small.fill();
                Thread.sleep(1_000 + random.nextInt(5_000));
                small.free();
            }
        }
    }

    private void expireTickets() {
        try {
            product.asSuperuser("update recording_ticket set expires_at = now() - interval '1 second'");
        } catch (SQLException e) {
            System.out.println("the database is away just now: no ticket was ended");
        }
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, String.valueOf(pid)).start().waitFor();
    }

    private boolean report(Path results, long seed) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.put("at", Instant.now().toString()).put("seed", seed);
        done.forEach((kill, times) -> result.withObject("/kills").put(kill.name(), times));
        result.put("endedByItself", endedByItself);
        result.put("recordings", counts.recordings.get())
                .put("resumed", counts.resumed.get())
                .put("acknowledgedFrames", counts.acknowledged.get())
                .put("lostAcknowledgedFrames", counts.lostAcknowledged.get())
                .put("lostCapturedFrames", counts.lostCaptured.get())
                .put("recordingsThatDiffer", counts.differing.get());
        Files.writeString(results, result + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(result.toPrettyString());
        return counts.lostAcknowledged.get() == 0 && counts.differing.get() == 0;
    }
}
