package org.florscribe.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The push socket that a page holds open, and what it was told. */
public final class PageSocket implements AutoCloseable {

    /** A line between nodes that was lost is tried again after 15 s at most, with 5 s to connect. */
    private static final int PATIENCE_SECONDS = 40;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private PageSocket(URI base, String cookie) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", base.toString())
                .buildAsync(
                        URI.create(base.toString().replaceFirst("^http", "ws") + "/api/push"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence news, boolean last) {
                                heard.add(news.toString());
                                from.request(1);
                                return CompletableFuture.completedStage(news);
                            }

                            @Override
                            public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                                closed.complete(code);
                                return CompletableFuture.completedStage(null);
                            }
                        })
                .join();
    }

    /** Returns once the server has said that it tells this page what happens. */
    public static PageSocket open(RunningProduct product, PageVisitor person) throws InterruptedException {
        PageSocket socket = new PageSocket(product.baseUrl(), person.cookie());
        if (!socket.next().contains("listening")) {
            throw new AssertionError("The page was told something else first");
        }
        return socket;
    }

    /** Waits for news with this in it, leaving out all that comes before; false when it does not come in time. */
    public boolean hears(String part) throws InterruptedException {
        return firstOf(part).isPresent();
    }

    /** The first news with one of these in it; fails when none come in time. */
    public String hearsOneOf(String... parts) throws InterruptedException {
        return firstOf(parts)
                .orElseThrow(() -> new AssertionError("The page was told nothing of " + String.join(", ", parts)));
    }

    private Optional<String> firstOf(String... parts) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String news = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        while (news != null && Stream.of(parts).noneMatch(news::contains)) {
            news = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return Optional.ofNullable(news);
    }

    /** The next news, whatever they are; fails when none come in time. */
    public String next() throws InterruptedException {
        String news = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (news == null) {
            throw new AssertionError("The page was told nothing");
        }
        return news;
    }

    /** The code that the server closed the socket with. */
    public int awaitClose() throws InterruptedException, ExecutionException, TimeoutException {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What was told and not yet asked for. */
    public Iterable<String> rest() {
        return heard;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
