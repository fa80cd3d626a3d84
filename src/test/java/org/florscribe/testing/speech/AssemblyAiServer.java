package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** AssemblyAI's batch interface for tests, strict, over real HTTP. It hears tone-coded words and no others. */
public final class AssemblyAiServer implements AutoCloseable {

    /** Where a fault lies. */
    public enum Step {
        UPLOAD,
        /** The question for a transcript; what HANG, HALF_ANSWER and the like spoil is an answer to a job that was started. */
        START,
        POLL,
        DELETE
    }

    private final SpeechLine line;
    private final Clock clock;
    private final Map<String, Upload> uploads = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, AssemblyAiJob> jobs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Step, List<SpeechFault>> faults = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Step, SpeechFault> lasting = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refusedDeletions = new AtomicInteger();
    private volatile String key = "k-1";
    private volatile String language = "en_us";
    private volatile int pollsUntilDone = 1;
    private volatile CountDownLatch mayFinish = new CountDownLatch(0);
    private volatile String hint = "";

    private record Upload(String key, ReceivedSound sound) {}

    private AssemblyAiServer(Clock clock) {
        this.clock = clock;
        line = new SpeechLine(this::serve);
    }

    public static AssemblyAiServer start() {
        return new AssemblyAiServer(Clock.systemUTC());
    }

    /** @param clock by which questions that come too soon are judged */
    public static AssemblyAiServer start(Clock clock) {
        return new AssemblyAiServer(clock);
    }

    public String baseUrl() {
        return line.origin();
    }

    public AssemblyAiServer withKey(String value) {
        key = value;
        return this;
    }

    /** What it takes the words for, when it is asked to find out. */
    public AssemblyAiServer hearing(String code) {
        language = code;
        return this;
    }

    /** So many questions are answered that it is still working. */
    public AssemblyAiServer workingFor(int polls) {
        pollsUntilDone = polls;
        return this;
    }

    /** No job is done before {@link #finish}. */
    public AssemblyAiServer workingUntilTold() {
        mayFinish = new CountDownLatch(1);
        return this;
    }

    /**
     * Says that a job is done, to where its request wants it said.
     *
     * @param product where that address really is
     * @return the status that was answered
     */
    public int tell(String product, AssemblyAiJob job) {
        return tell(
                product,
                job,
                job.id(),
                job.request().path("webhook_auth_header_value").asText());
    }

    /** As {@link #tell(String, AssemblyAiJob)}, of any job and with any secret. */
    public int tell(String product, AssemblyAiJob like, String jobId, String secret) {
        return VendorCall.tell(
                product
                        + URI.create(like.request().path("webhook_url").asText())
                                .getPath(),
                like.request().path("webhook_auth_header_name").asText(),
                secret,
                jobId);
    }

    public void finish() {
        mayFinish.countDown();
    }

    public AssemblyAiServer withNext(Step step, SpeechFault... next) {
        faults.computeIfAbsent(step, it -> Collections.synchronizedList(new ArrayList<>()))
                .addAll(List.of(next));
        return this;
    }

    public void always(Step step, SpeechFault fault) {
        lasting.put(step, fault);
    }

    public void well() {
        lasting.clear();
        faults.clear();
    }

    /** The next job ends in an error with these words. */
    public AssemblyAiServer failingNextJob(String words) {
        hint = words;
        return this;
    }

    public void hangUp() {
        line.hangUp();
    }

    public void listenAgain() {
        line.listenAgain();
    }

    public void letGo() {
        line.letGo();
    }

    public int calls() {
        return line.calls();
    }

    /** Every job that was started, also deleted ones; each is billed. */
    public List<AssemblyAiJob> jobs() {
        return List.copyOf(jobs.values());
    }

    /** Whatever of ours is still there. */
    public List<AssemblyAiJob> kept() {
        return jobs().stream().filter(job -> !job.isDeleted()).toList();
    }

    public int refusedDeletions() {
        return refusedDeletions.get();
    }

    public int uploads() {
        return uploads.size();
    }

    /** Sound for which more than one job was started, by its SHA-256. */
    public List<String> billedTwice() {
        List<String> hashes = jobs().stream()
                .filter(AssemblyAiJob::isBilled)
                .map(it -> it.sound().hash())
                .toList();
        return hashes.stream()
                .filter(it -> Collections.frequency(hashes, it) > 1)
                .distinct()
                .toList();
    }

    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!sent.equals(key)) {
            exchange.getRequestBody().readAllBytes();
            refuse(exchange, 401, "Authentication error, API token missing/invalid");
        } else if (method.equals("POST") && path.equals("/v2/upload")) {
            upload(exchange);
        } else if (method.equals("POST") && path.equals("/v2/transcript")) {
            startJob(exchange);
        } else if (method.equals("GET") && path.equals("/v2/transcript")) {
            list(exchange);
        } else if (path.startsWith("/v2/transcript/") && jobs.containsKey(path.substring(15))) {
            AssemblyAiJob job = jobs.get(path.substring(15));
            if (method.equals("GET")) {
                poll(exchange, job);
            } else if (method.equals("DELETE")) {
                delete(exchange, job);
            } else {
                refuse(exchange, 405, "Method not allowed");
            }
        } else {
            refuse(exchange, path.startsWith("/v2/transcript/") ? 400 : 404, "transcript id not found");
        }
    }

    private void upload(HttpExchange exchange) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        ReceivedSound sound;
        try {
            sound = ReceivedSound.read(exchange.getRequestBody());
        } catch (IOException e) {
            refuse(exchange, 422, "Upload failed, please try again. No audio in it");
            return;
        }
        if (!type.equals("application/octet-stream")) {
            refuse(exchange, 422, "Send the bytes of the file as they are");
            return;
        }
        Optional<SpeechFault> fault = take(Step.UPLOAD);
        if (refused(exchange, fault)) {
            return;
        }
        String url = line.origin() + "/cdn/" + UUID.randomUUID();
        uploads.put(url, new Upload(key, sound));
        ObjectNode answer = SpeechLine.JSON.createObjectNode().put("upload_url", url);
        answer(exchange, fault, answer);
    }

    private void startJob(HttpExchange exchange) throws IOException {
        JsonNode request;
        try {
            request = SpeechLine.JSON.readTree(exchange.getRequestBody().readAllBytes());
        } catch (IOException e) {
            refuse(exchange, 400, "no JSON");
            return;
        }
        Optional<String> refusal = AssemblyAiRules.refusal(request);
        if (refusal.isPresent()) {
            refuse(exchange, 400, refusal.get());
            return;
        }
        Upload upload = uploads.get(request.path("audio_url").asText());
        if (upload != null && !upload.key().equals(key)) {
            refuse(exchange, 403, "Cannot access uploaded file");
            return;
        }
        Optional<SpeechFault> fault = take(Step.START);
        boolean lost = fault.filter(it -> it == SpeechFault.ERROR_500 || it == SpeechFault.UNAVAILABLE_503)
                .isEmpty();
        if (lost && refused(exchange, fault)) {
            return;
        }
        AssemblyAiJob job = new AssemblyAiJob(
                UUID.randomUUID().toString(),
                request,
                Optional.ofNullable(upload).map(Upload::sound),
                language,
                hint);
        hint = "";
        jobs.put(job.id(), job);
        if (!refused(exchange, fault)) { // after the work has begun: an error on the way back
            answer(exchange, fault, job.answer("queued"));
        }
    }

    private void poll(HttpExchange exchange, AssemblyAiJob job) throws IOException {
        Instant now = clock.instant();
        if (!job.isDeleted()
                && job.askedAt()
                        .filter(at -> now.isBefore(at.plus(Duration.ofSeconds(1))))
                        .isPresent()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            refuse(exchange, 429, "Too many requests");
            return;
        }
        job.asked(now);
        Optional<SpeechFault> fault = take(Step.POLL);
        if (refused(exchange, fault)) {
            return;
        }
        boolean done = job.polls() > pollsUntilDone && isFree();
        String state = done ? job.end() : job.polls() == 1 ? "queued" : "processing";
        ObjectNode answer = job.answer(state);
        answer(exchange, fault, fault.isPresent() ? AssemblyAiJob.spoilt(fault.get(), answer) : answer);
    }

    private boolean isFree() {
        try {
            return mayFinish.await(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void delete(HttpExchange exchange, AssemblyAiJob job) throws IOException {
        Optional<SpeechFault> fault = take(Step.DELETE);
        if (refused(exchange, fault)) {
            refusedDeletions.incrementAndGet();
            return;
        }
        job.delete();
        uploads.remove(job.request().path("audio_url").asText()); // the file goes with it
        answer(exchange, fault, job.answer("completed"));
    }

    private void list(HttpExchange exchange) throws IOException {
        ObjectNode answer = SpeechLine.JSON.createObjectNode();
        answer.putObject("page_details").put("limit", 20);
        List<AssemblyAiJob> newest = new ArrayList<>(jobs());
        Collections.reverse(newest);
        newest.stream()
                .limit(20)
                .forEach(job -> answer.withArray("transcripts")
                        .addObject()
                        .put("id", job.id())
                        .put("status", "processing")
                        .put("audio_url", job.audioUrl()));
        SpeechLine.answer(exchange, 200, answer);
    }

    private Optional<SpeechFault> take(Step step) {
        List<SpeechFault> next = faults.getOrDefault(step, List.of());
        return next.isEmpty() ? Optional.ofNullable(lasting.get(step)) : Optional.of(next.remove(0));
    }

    private void answer(HttpExchange exchange, Optional<SpeechFault> fault, ObjectNode answer) throws IOException {
        if (fault.isPresent()) {
            ObjectNode spoilt = fault.get() == SpeechFault.WRONG_SCHEMA || fault.get() == SpeechFault.ERROR_IN_SUCCESS
                    ? AssemblyAiJob.spoilt(fault.get(), answer)
                    : answer;
            line.spoil(exchange, fault.get(), SpeechLine.bytes(spoilt.toString()));
        } else {
            SpeechLine.answer(exchange, 200, answer);
        }
    }

    private boolean refused(HttpExchange exchange, Optional<SpeechFault> fault) throws IOException {
        if (fault.isEmpty()) {
            return false;
        }
        switch (fault.get()) {
            case BAD_REQUEST_400 -> SpeechLine.answer(exchange, 400, error("Something is not right"));
            case UNAUTHORIZED_401 -> SpeechLine.answer(exchange, 401, error("Authentication error"));
            case FORBIDDEN_403 -> SpeechLine.answer(exchange, 403, error("Forbidden"));
            case TIMEOUT_408 -> SpeechLine.answer(exchange, 408, error("Timeout"));
            case TOO_LARGE_413 -> SpeechLine.answer(exchange, 413, error("Too large"));
            case RATE_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                SpeechLine.answer(exchange, 429, error("Too many requests"));
            }
            case QUOTA_429 -> SpeechLine.answer(exchange, 400, error("Your current account balance is negative."));
            case ERROR_500 -> SpeechLine.answer(exchange, 500, error("Server error"));
            case UNAVAILABLE_503 -> SpeechLine.answer(exchange, 503, SpeechLine.bytes("<html>busy</html>"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void refuse(HttpExchange exchange, int status, String words) throws IOException {
        refusals.add(status + " " + words);
        SpeechLine.answer(exchange, status, error(words));
    }

    private static ObjectNode error(String words) {
        return SpeechLine.JSON.createObjectNode().put("error", words);
    }

    @Override
    public void close() {
        line.close();
    }
}
