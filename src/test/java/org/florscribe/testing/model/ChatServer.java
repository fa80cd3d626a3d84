package org.florscribe.testing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.florscribe.testing.FaultyServer;
import org.florscribe.testing.model.ChatRules.AnswerForms;

/** A server of chat completions for tests, strict, over real HTTP. It answers from the conversation that it is sent. */
public final class ChatServer implements AutoCloseable {

    private final ChatKind kind;
    private final FaultyServer<ChatFault> line;
    private final ChatSpoiling spoiling;
    private final List<ReceivedChat> received = Collections.synchronizedList(new ArrayList<>());
    private final List<ReceivedChat> billed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Set<String> models = new HashSet<>();
    private volatile AnswerForms forms = AnswerForms.SCHEMA;
    private volatile boolean reasoning;
    private volatile boolean unified;
    private volatile boolean obeying;
    private volatile boolean fenced;
    private volatile String key = "";
    private volatile int context = 128_000;
    private volatile int longestAnswer = 128_000;

    private ChatServer(ChatKind kind) {
        this.kind = kind;
        line = new FaultyServer<>(this::serve);
        spoiling = new ChatSpoiling(line);
    }

    public static ChatServer start(ChatKind kind) {
        return new ChatServer(kind);
    }

    /** What an admin enters: without a slash at its end. */
    public String baseUrl() {
        return kind != ChatKind.AZURE ? line.origin() + "/v1" : unified ? line.origin() + "/openai/v1" : line.origin();
    }

    /** From now on every request needs this key. */
    public ChatServer withKey(String value) {
        key = value;
        return this;
    }

    /** It has these models and no others. */
    public ChatServer withModels(String... names) {
        models.addAll(List.of(names));
        return this;
    }

    /** Azure's newer way: the same paths as the vendor's. */
    public ChatServer withUnifiedPaths() {
        unified = true;
        return this;
    }

    /** Its models refuse a temperature and the older limit. */
    public ChatServer withReasoning() {
        reasoning = true;
        return this;
    }

    /** It can be held to some JSON object, to no schema. */
    public ChatServer withoutSchemas() {
        forms = AnswerForms.OBJECT;
        return this;
    }

    /** It can be held to no form at all, and wraps what it says. */
    public ChatServer withoutForms() {
        forms = AnswerForms.NONE;
        fenced = true;
        return this;
    }

    /** Its models write so many tokens at most, whoever asks for more is refused. */
    public ChatServer withLongestAnswer(int tokens) {
        longestAnswer = tokens;
        return this;
    }

    /** Tokens of question and answer together; Ollama cuts what is longer, the others refuse it. */
    public ChatServer withContext(int tokens) {
        context = tokens;
        return this;
    }

    /** Follows any order that it finds in a transcript, in the worst way. */
    public ChatServer obeying() {
        obeying = true;
        return this;
    }

    /** The next requests meet these, one each. */
    public ChatServer withNext(ChatFault... faults) {
        line.withNext(List.of(faults));
        return this;
    }

    public void always(ChatFault fault) {
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
    public List<ReceivedChat> received() {
        return List.copyOf(received);
    }

    /** Requests that the vendor wants money for. */
    public List<ReceivedChat> billed() {
        return List.copyOf(billed);
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
            complete(exchange);
        } catch (ChatRefusal refusal) {
            refusals.add(refusal.status() + " " + refusal.getMessage());
            FaultyServer.answer(exchange, refusal.status(), refusal.body(kind));
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void complete(HttpExchange exchange) throws IOException, ChatRefusal {
        exchange.getResponseHeaders().set("x-request-id", "req_" + line.calls());
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        boolean modelInAddress = new ChatAddress(kind, unified, models, key).require(exchange);
        JsonNode body;
        try {
            body = FaultyServer.JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw ChatRefusal.bad("body", "We could not parse the JSON body of your request");
        }
        new ChatRules(kind, reasoning, forms).require(body, modelInAddress);
        String model = body.path("model").asText();
        if (!modelInAddress && !models.isEmpty() && kind != ChatKind.LLAMA_CPP && !models.contains(model)) {
            throw new ChatRefusal(404, "model_not_found", "model", "The model does not exist");
        }
        ReceivedChat chat = new ReceivedChat(
                body,
                ReceivedChat.sorted(exchange.getRequestHeaders()),
                exchange.getRequestURI().toString());
        Optional<ChatFault> fault = line.takeFault();
        if (fault.isPresent()) {
            ChatSpoiling.refuse(exchange, fault.get());
        }
        String question = read(chat, fault);
        received.add(chat);
        if (fault.isEmpty() || fault.get().isBilled()) {
            billed.add(chat);
        }
        respond(exchange, chat, question, fault);
    }

    /** What the model reads of the user's first message: all, unless somebody cut it. */
    private String read(ReceivedChat chat, Optional<ChatFault> fault) throws ChatRefusal {
        String question = chat.words("user").get(0);
        int limit = Math.max(
                chat.body().path("max_tokens").asInt(0),
                chat.body().path("max_completion_tokens").asInt(0));
        if (limit > longestAnswer) {
            throw ChatRefusal.bad(
                    "max_tokens",
                    "max_tokens is too large: " + limit + ". This model supports at most " + longestAnswer
                            + " completion tokens, whereas you provided " + limit + ".");
        }
        int tokens = tokens(chat) + limit;
        if (fault.filter(it -> it == ChatFault.SILENTLY_CUT).isPresent()) {
            return question.substring(question.length() / 2);
        }
        if (tokens <= context) {
            return question;
        }
        if (kind == ChatKind.OLLAMA) {
            return question.substring(Math.min(question.length(), (tokens - context) * 4));
        }
        throw kind == ChatKind.LLAMA_CPP
                ? new ChatRefusal(
                        400,
                        "exceed_context_size_error",
                        null,
                        "the request exceeds the available context size, try increasing it")
                : new ChatRefusal(
                        400,
                        "context_length_exceeded",
                        "messages",
                        "This model's maximum context length is " + context + " tokens.");
    }

    private void respond(HttpExchange exchange, ReceivedChat chat, String question, Optional<ChatFault> fault)
            throws IOException {
        JsonNode material = ReceivedChat.material(question);
        if (material instanceof MissingNode) {
            material = ChatSpoiling.rest(question);
        }
        ObjectNode said = obeying
                ? ObeyingModel.answer(chat.task(), material, chat.sections())
                : HonestModel.answer(chat.task(), material, chat.sections());
        ObjectNode good = completion(chat, fenced ? "```json\n" + said + "\n```" : said.toString());
        if (!question.equals(chat.words("user").get(0))) {
            int cut = chat.words("user").get(0).length() - question.length();
            ((ObjectNode) good.get("usage")).put("prompt_tokens", tokens(chat) - cut / 4);
        }
        if (fault.isPresent()) {
            spoiling.spoil(exchange, fault.get(), good);
        } else {
            FaultyServer.answer(exchange, 200, good);
        }
    }

    private ObjectNode completion(ReceivedChat chat, String content) {
        ObjectNode answer = FaultyServer.JSON.createObjectNode();
        answer.put("id", "chatcmpl-" + line.calls());
        answer.put("object", "chat.completion");
        answer.put("created", 1_760_000_000L);
        answer.put("model", chat.body().path("model").asText("local") + "-2026-01-01");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        choice.put("finish_reason", "stop");
        choice.putNull("logprobs");
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant").put("content", content).putNull("refusal");
        if (kind == ChatKind.VLLM || kind == ChatKind.LLAMA_CPP) {
            message.put("reasoning_content", "Let me see.");
        }
        int in = tokens(chat);
        int out = content.length() / 4 + 1;
        answer.putObject("usage")
                .put("prompt_tokens", in)
                .put("completion_tokens", out)
                .put("total_tokens", in + out);
        return answer;
    }

    private static int tokens(ReceivedChat chat) {
        int letters = 0;
        for (JsonNode message : chat.body().path("messages")) {
            letters += message.path("content").asText().length();
        }
        return letters / 4 + 1;
    }

    @Override
    public void close() {
        line.close();
    }
}
