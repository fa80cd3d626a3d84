package org.florscribe.adapter.audio;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program that gets bytes and gives bytes, by pipes alone. The caller's thread does all reading of the source and all
 * handing on, as these may need its transaction and its practice; three small threads only move bytes to and from the pipes.
 */
final class Child implements AutoCloseable {

    private static final int BLOCK = 65_536;

    /** Blocks of output that may wait for the caller. */
    private static final int WAITING = 8;

    private static final int KEPT_WORDS = 8_192;
    private static final Duration LAST_GRACE = Duration.ofSeconds(10);

    /** What the program gives; false ends the run early. */
    interface Taker {

        boolean take(byte[] content, int length);
    }

    /** Sees what the program gets, on its way. */
    interface Watch {

        void pass(byte[] content, int length);
    }

    /** Sees to it that no thread ends in silence. */
    interface Threads {

        Runnable watching(Runnable work);
    }

    /**
     * @param inputWasRead whether the source was read to its end
     * @param words the beginning of what it said on its error output: may hold words of the file, never to be logged
     */
    record Ended(End how, int exitCode, boolean inputWasRead, String words) {}

    enum End {
        BY_ITSELF,
        STOPPED_BY_US,
        OUT_OF_TIME
    }

    private record Block(byte[] content, int length) {}

    private record News(boolean wantsInput, Block output) {}

    private static final Block NOTHING = new Block(new byte[0], 0);
    private static final Block END = new Block(new byte[0], -1);

    private final Process process;
    private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Block> input = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING);
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final CountDownLatch saidAll = new CountDownLatch(1);

    private Child(Process process) {
        this.process = process;
    }

    /** In an empty environment, in the root folder. */
    static Child start(List<String> line, Threads faults) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).directory(new File("/"));
        builder.environment().clear();
        Child child = new Child(builder.start());
        thread("input", child::moveInput, faults);
        thread("output", child::moveOutput, faults);
        thread("words", child::moveWords, faults);
        return child;
    }

    long id() {
        return process.pid();
    }

    Ended run(InputStream source, Watch watch, Taker taker, Duration most) {
        long until = System.nanoTime() + most.toNanos();
        boolean inputWasRead = false;
        try {
            while (true) {
                News next = news.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return new Ended(
                            End.OUT_OF_TIME, kill(), inputWasRead, words.toString(StandardCharsets.ISO_8859_1));
                }
                if (next.wantsInput()) {
                    inputWasRead |= give(source, watch);
                } else if (next.output().length() < 0) {
                    int code = exitCode(until);
                    // its last words lie in the pipe when it is gone
                    boolean complete = saidAll.await(LAST_GRACE.toNanos(), TimeUnit.NANOSECONDS);
                    return new Ended(
                            complete ? End.BY_ITSELF : End.OUT_OF_TIME,
                            code,
                            inputWasRead,
                            words.toString(StandardCharsets.ISO_8859_1));
                } else {
                    room.release();
                    if (!taker.take(next.output().content(), next.output().length())) {
                        return new Ended(
                                End.STOPPED_BY_US, kill(), inputWasRead, words.toString(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(End.STOPPED_BY_US, kill(), inputWasRead, "");
        }
    }

    /** True at the source's end. */
    private boolean give(InputStream source, Watch watch) {
        byte[] block = new byte[BLOCK];
        try {
            int length = source.read(block);
            if (length > 0) {
                watch.pass(block, length);
            }
            input.add(new Block(block, length));
            return length < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveInput() {
        boolean open = true;
        try (OutputStream to = process.getOutputStream()) {
            while (open) {
                news.add(new News(true, NOTHING));
                Block block = input.take();
                open = block.length() >= 0 && wrote(to, block);
            }
        } catch (InterruptedException | IOException e) {
            return; // the program ended before its input did
        }
    }

    private static boolean wrote(OutputStream to, Block block) {
        try {
            to.write(block.content(), 0, block.length());
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void moveOutput() {
        try (InputStream from = process.getInputStream()) {
            while (true) {
                room.acquire();
                byte[] block = new byte[BLOCK];
                int length = from.read(block);
                if (length < 0) {
                    break;
                }
                news.add(new News(false, new Block(block, length)));
            }
        } catch (InterruptedException | IOException e) {
            news.add(new News(false, END)); // killed
            return;
        }
        news.add(new News(false, END));
    }

    private void moveWords() {
        byte[] block = new byte[1024];
        try (InputStream from = process.getErrorStream()) {
            for (int length = from.read(block); length >= 0; length = from.read(block)) {
                if (words.size() < KEPT_WORDS) {
                    words.write(block, 0, length);
                }
            }
        } catch (IOException e) {
            return; // killed
        } finally {
            saidAll.countDown();
        }
    }

    private int exitCode(long until) throws InterruptedException {
        long grace = Math.max(0, Math.min(LAST_GRACE.toNanos(), until - System.nanoTime()));
        return process.waitFor(grace, TimeUnit.NANOSECONDS) ? process.exitValue() : kill();
    }

    private int kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return -1;
    }

    /** Nothing of it runs on, whatever happened. */
    @Override
    public void close() {
        kill();
        room.release(WAITING);
        try {
            process.getInputStream().close();
            process.waitFor(LAST_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // closed already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        input.add(END);
    }

    private static void thread(String part, Runnable work, Threads faults) {
        Thread thread = new Thread(faults.watching(work), "sound-decoder-" + part);
        thread.setDaemon(true);
        thread.start();
    }
}
