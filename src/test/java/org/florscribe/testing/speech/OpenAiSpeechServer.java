package org.florscribe.testing.speech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.florscribe.testing.speech.FormData.Part;

/** An OpenAI-compatible speech server for tests, strict, over real HTTP. It hears tone-coded words and no others. */
public final class OpenAiSpeechServer implements AutoCloseable {

    private final SpeechDialect dialect;
    private final SpeechLine line;
    private final OpenAiAnswers answers;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Received> billed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Set<String> models = new HashSet<>();
    private volatile boolean simple;
    private volatile String key = "";
    private volatile String language = "en";

    /**
     * One request that was allowed.
     *
     * @param fields but for the file; those that are there more than once are joined by commas
     */
    public record Received(Map<String, String> fields, ReceivedSound sound) {}

    private OpenAiSpeechServer(SpeechDialect dialect) {
        this.dialect = dialect;
        answers = new OpenAiAnswers(dialect);
        line = new SpeechLine(this::serve);
    }

    public static OpenAiSpeechServer start(SpeechDialect dialect) {
        return new OpenAiSpeechServer(dialect);
    }

    /** What an admin enters: without a slash at its end. */
    public String baseUrl() {
        return switch (dialect) {
            case WHISPER_CPP, AZURE -> line.origin();
            default -> line.origin() + "/v1";
        };
    }

    /** From now on every request needs this key. */
    public OpenAiSpeechServer withKey(String value) {
        key = value;
        return this;
    }

    /** It has these models and no others. */
    public OpenAiSpeechServer withModels(String... names) {
        models.addAll(List.of(names));
        return this;
    }

    /** Gives text alone, as vLLM does for some models. */
    public OpenAiSpeechServer withTextAlone() {
        simple = true;
        return this;
    }

    /** What it takes the words for, when the request names no language. */
    public OpenAiSpeechServer hearing(String code) {
        language = code;
        return this;
    }

    /** The next requests meet these, one each. */
    public OpenAiSpeechServer withNext(SpeechFault... faults) {
        line.withNext(faults);
        return this;
    }

    public void always(SpeechFault fault) {
        line.always(Optional.of(fault));
    }

    public void well() {
        line.always(Optional.empty());
    }

    /** Connections are refused until {@link #listenAgain}. */
    public void hangUp() {
        line.hangUp();
    }

    public void listenAgain() {
        line.listenAgain();
    }

    /** Requests that hang or drip come to their end. */
    public void letGo() {
        line.letGo();
    }

    /** All requests, also refused ones. */
    public int calls() {
        return line.calls();
    }

    /** Requests that were allowed, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Requests that the vendor wants money for. */
    public List<Received> billed() {
        return List.copyOf(billed);
    }

    /** Sound that was paid for more than once, by its SHA-256. */
    public List<String> billedTwice() {
        return billed().stream()
                .map(it -> it.sound().hash())
                .filter(hash -> billed().stream()
                                .filter(it -> it.sound().hash().equals(hash))
                                .count()
                        > 1)
                .distinct()
                .toList();
    }

    public long billedMs() {
        return billed().stream().mapToLong(it -> it.sound().durationMs()).sum();
    }

    /** Why requests were refused by the rules of the protocol. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            transcribe(exchange);
        } catch (OpenAiRefusal refusal) {
            refusals.add(refusal.status() + " " + refusal.getMessage());
            SpeechLine.answer(exchange, refusal.status(), refusal.body(dialect));
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void transcribe(HttpExchange exchange) throws IOException, OpenAiRefusal {
        exchange.getResponseHeaders().set("x-request-id", "req_" + line.calls());
        byte[] body = exchange.getRequestBody().readNBytes(OpenAiRules.MOST_BYTES + 1);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        requireKey(exchange);
        Optional<String> modelInAddress = model(exchange);
        if (body.length > OpenAiRules.MOST_BYTES) {
            throw new OpenAiRefusal(413, "request_too_large", "Maximum content size limit exceeded");
        }
        FormData form;
        ReceivedSound sound;
        OpenAiRules rules = new OpenAiRules(dialect, models, simple);
        try {
            form = FormData.read(exchange.getRequestHeaders().getFirst("Content-Type"), new ByteArrayInputStream(body));
            rules.requireForm(form, modelInAddress);
            sound = ReceivedSound.read(new ByteArrayInputStream(
                    form.part("file").map(Part::content).orElse(new byte[0])));
        } catch (IOException e) {
            throw new OpenAiRefusal(400, "invalid_value", "The audio could not be decoded");
        }
        String model = modelInAddress.orElse(form.text("model"));
        rules.requireSound(sound, form, model);
        Received request = new Received(fields(form), sound);
        received.add(request);
        respond(exchange, request, form);
    }

    private void respond(HttpExchange exchange, Received request, FormData form) throws IOException, OpenAiRefusal {
        Optional<SpeechFault> fault = line.takeFault();
        refuse(exchange, fault);
        if (fault.isEmpty() || fault.get().isBilled()) {
            billed.add(request);
        }
        String said = form.text("language");
        String spoken = said.isEmpty() || said.equals("auto") ? language : said;
        String format = form.text("response_format");
        ObjectNode good = answers.of(request.sound(), format, form.texts("timestamp_granularities[]"), spoken);
        if (fault.isPresent()) {
            line.spoil(
                    exchange,
                    fault.get(),
                    SpeechLine.bytes(OpenAiAnswers.spoilt(fault.get(), good).toString()));
        } else {
            SpeechLine.answer(exchange, 200, good);
        }
    }

    private static void refuse(HttpExchange exchange, Optional<SpeechFault> fault) throws OpenAiRefusal {
        if (fault.isEmpty()) {
            return;
        }
        switch (fault.get()) {
            case BAD_REQUEST_400 -> throw new OpenAiRefusal(400, "invalid_value", "No");
            case UNAUTHORIZED_401 -> throw new OpenAiRefusal(401, "invalid_api_key", "Incorrect API key provided");
            case FORBIDDEN_403 -> throw new OpenAiRefusal(403, "unsupported_country_region_territory", "No");
            case TIMEOUT_408 -> throw new OpenAiRefusal(408, "timeout", "Too slow");
            case TOO_LARGE_413 -> throw new OpenAiRefusal(413, "request_too_large", "Too large");
            case RATE_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                throw new OpenAiRefusal(429, "rate_limit_exceeded", "Too many requests");
            }
            case QUOTA_429 -> throw new OpenAiRefusal(429, "insufficient_quota", "You exceeded your current quota");
            case ERROR_500 -> throw new OpenAiRefusal(500, "server_error", "The server had an error");
            case UNAVAILABLE_503 -> throw new OpenAiRefusal(503, "overloaded", "Overloaded");
            default -> {}
        }
    }

    private void requireKey(HttpExchange exchange) throws OpenAiRefusal {
        String header = dialect == SpeechDialect.AZURE ? "api-key" : "Authorization";
        String wanted = dialect == SpeechDialect.AZURE ? key : "Bearer " + key;
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst(header));
        boolean always = dialect == SpeechDialect.OPENAI || dialect == SpeechDialect.AZURE;
        if (key.isEmpty() ? always && sent.equals("null") : !sent.equals(wanted)) {
            throw new OpenAiRefusal(
                    dialect == SpeechDialect.SPEACHES ? 403 : 401, "invalid_api_key", "Incorrect API key provided");
        }
    }

    /** The model that the path names, where it names one. */
    private Optional<String> model(HttpExchange exchange) throws OpenAiRefusal {
        String path = exchange.getRequestURI().getPath();
        boolean known = switch (dialect) {
            case WHISPER_CPP -> path.equals("/inference");
            case AZURE ->
                path.equals("/openai/v1/audio/transcriptions")
                        || path.matches("/openai/deployments/[^/]+/audio/transcriptions");
            default -> path.equals("/v1/audio/transcriptions");
        };
        if (!known || !exchange.getRequestMethod().equals("POST")) {
            throw new OpenAiRefusal(404, "not_found", "Invalid URL");
        }
        if (!path.startsWith("/openai/deployments/")) {
            return Optional.empty();
        }
        if (!String.valueOf(exchange.getRequestURI().getQuery())
                .matches("api-version=\\d{4}-\\d\\d-\\d\\d(-preview)?")) {
            throw new OpenAiRefusal(404, "404", "Resource not found");
        }
        String model = path.split("/", -1)[3];
        if (!models.isEmpty() && !models.contains(model)) {
            throw new OpenAiRefusal(404, "DeploymentNotFound", "The API deployment for this resource does not exist");
        }
        return Optional.of(model);
    }

    private static Map<String, String> fields(FormData form) {
        Map<String, String> fields = new TreeMap<>();
        form.parts().stream()
                .filter(part -> part.fileName().isEmpty())
                .forEach(part -> fields.merge(part.name(), part.text(), (one, other) -> one + "," + other));
        return fields;
    }

    @Override
    public void close() {
        line.close();
    }
}
