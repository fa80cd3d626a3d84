package org.florscribe.adapter.languagemodel;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/** {@code POST /chat/completions}: one request, one answer, nothing kept there, no tool offered. */
@ApplicationScoped
class ChatClient {

    private static final int MOST_KNOWN = 1_000;

    private final GuardedClient client;
    private final Clock clock;
    private final Map<Asked, Manners> known = new ConcurrentHashMap<>();

    @Inject
    ChatClient(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Whose manners were found: an engine as it is set up now. */
    private record Asked(UUID id, String address, Optional<String> model, Map<String, String> options) {

        static Asked of(EngineAccess access) {
            return new Asked(access.id(), access.baseUrl(), access.model(), access.options());
        }
    }

    /** The form of answers that this engine was found to give; the strictest before it was asked. */
    AnswerForm form(EngineAccess access) {
        return manners(access).form();
    }

    /**
     * Asks, and asks again in another way as long as a refusal says which.
     *
     * @param answerTokens at most
     * @param deadline for all of it
     * @throws TooLong when the server says that the question does not fit
     * @throws EngineFailure when no answer came, or a refusal
     */
    ChatAnswer ask(EngineAccess access, ChatQuestion question, int answerTokens, Duration deadline) throws TooLong {
        if (ChatDialect.of(access).requiresModel() && access.model().isEmpty()) {
            throw new EngineFailure(EngineFault.CONFIGURATION, "This engine needs the name of a model.");
        }
        var end = clock.instant().plus(deadline);
        while (true) {
            Manners manners = manners(access);
            Duration left = Duration.between(clock.instant(), end);
            if (left.isNegative() || left.isZero()) {
                throw new EngineFailure(EngineFault.TRANSIENT, "The engine's answer did not come in time.");
            }
            try {
                return once(access, manners, question, answerTokens, left);
            } catch (Unsupported other) {
                if (known.size() >= MOST_KNOWN) {
                    known.clear();
                }
                known.put(Asked.of(access), other.manners());
            }
        }
    }

    private Manners manners(EngineAccess access) {
        Manners found = known.get(Asked.of(access));
        return found == null ? Manners.first(access) : found;
    }

    private ChatAnswer once(
            EngineAccess access, Manners manners, ChatQuestion question, int answerTokens, Duration deadline)
            throws TooLong, Unsupported {
        GuardedExchange exchange = new GuardedExchange(client, access, deadline);
        ChatResponse response;
        try {
            response = model(access, manners, Math.min(answerTokens, manners.longest()), exchange)
                    .chat(request(manners, question));
        } catch (ContentFilteredException refused) {
            throw new EngineFailure(EngineFault.INPUT, ChatFaults.REFUSED, Optional.empty(), null);
        } catch (RuntimeException wrapped) {
            if (exchange.refusal().isPresent()) {
                throw refused(exchange.refusal().get(), manners, access);
            }
            throw exchange.failure()
                    .orElseGet(() -> new EngineFailure(
                            EngineFault.BAD_SUCCESS,
                            "The engine's answer has not the form of its protocol.",
                            Optional.empty(),
                            null));
        }
        return answer(response, manners, question);
    }

    /** @return the failure to throw, unless asking otherwise, or for less, may help */
    private EngineFailure refused(OutboundAnswer answer, Manners manners, EngineAccess access)
            throws TooLong, Unsupported {
        if (ChatFaults.isTooLong(answer)) {
            throw new TooLong("The engine says that the question does not fit.");
        }
        EngineFailure failure = ChatFaults.of(answer, clock);
        if (failure.fault() == EngineFault.INPUT && !ChatFaults.isFiltered(answer)) {
            Optional<Manners> other = manners.after(ChatFaults.said(answer), access);
            if (other.isPresent()) {
                throw new Unsupported(other.get());
            }
        }
        return failure;
    }

    private static ChatAnswer answer(ChatResponse response, Manners manners, ChatQuestion question) {
        FinishReason end = response.finishReason();
        if (end == FinishReason.CONTENT_FILTER) {
            throw new EngineFailure(EngineFault.INPUT, ChatFaults.REFUSED);
        }
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        Optional<TokenUsage> usage = Optional.ofNullable(response.tokenUsage());
        Optional<Integer> in = usage.map(TokenUsage::inputTokenCount).filter(it -> it > 0);
        Optional<Integer> out = usage.map(TokenUsage::outputTokenCount).filter(it -> it > 0);
        return new ChatAnswer(
                text,
                end == FinishReason.LENGTH,
                Optional.ofNullable(response.modelName()).orElse(""),
                in.orElseGet(() -> Tokens.most(question.all(manners.form()))),
                out.orElseGet(() -> Tokens.most(text)),
                in.isPresent());
    }

    private static OpenAiChatModel model(
            EngineAccess access, Manners manners, int answerTokens, GuardedExchange exchange) {
        var model = OpenAiChatModel.builder()
                .httpClientBuilder(exchange)
                // never called: the exchange goes where the dialect says, with the engine's own key
                .baseUrl(access.baseUrl())
                .apiKey("none")
                .modelName(access.model().orElse("default"))
                .maxRetries(0)
                .strictJsonSchema(true)
                .logRequests(false)
                .logResponses(false);
        if (manners.temperature()) {
            model.temperature(0.0);
        }
        if (manners.store()) {
            model.store(false);
        }
        return (manners.newLimit() ? model.maxCompletionTokens(answerTokens) : model.maxTokens(answerTokens)).build();
    }

    private static ChatRequest request(Manners manners, ChatQuestion question) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(question.system(manners.form())));
        messages.add(UserMessage.from(question.material()));
        for (ChatQuestion.Rejected rejected : question.before()) {
            if (!rejected.answer().isBlank()) {
                messages.add(AiMessage.from(rejected.answer()));
            }
            messages.add(UserMessage.from(rejected.repair()));
        }
        var request = ChatRequest.builder().messages(messages);
        format(manners.form(), question.prompt()).ifPresent(request::responseFormat);
        return request.build();
    }

    private static Optional<ResponseFormat> format(AnswerForm form, Prompt prompt) {
        return switch (form) {
            case SCHEMA ->
                Optional.of(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(prompt.name())
                                .rootElement(JsonRawSchema.from(prompt.schema().toString()))
                                .build())
                        .build());
            case OBJECT -> Optional.of(ResponseFormat.JSON);
            case WORDS -> Optional.empty();
        };
    }
}
