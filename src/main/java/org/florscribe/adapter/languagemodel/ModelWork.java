package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.ModelErrand;
import org.florscribe.practice.engine.ModelFailure;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.PartialAnswers;
import org.florscribe.practice.engine.TokenUse;
import org.florscribe.practice.engine.WorkFingerprint;

/**
 * One piece of work of one engine: as many questions as its windows need, each answer checked and asked for again at most twice, all
 * of it within one deadline and on one bill.
 */
final class ModelWork {

    private static final int REPAIRS = 2;
    private static final int HALVINGS = 2;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ChatClient client;
    private final EngineAccess access;
    private final Clock clock;
    private final Instant end;
    private final PartialAnswers parts;
    private TokenUse use = TokenUse.NONE;
    private String model;

    ModelWork(ChatClient client, EngineAccess access, Clock clock, ModelErrand errand) {
        this.client = client;
        this.access = access;
        this.clock = clock;
        this.end = clock.instant().plus(errand.deadline());
        this.parts = errand.parts();
        this.model = access.model().orElse("");
    }

    /** What is done with a visit for as much room as there is. */
    @FunctionalInterface
    interface Attempt<T> {
        T with(Room room) throws TooLong;
    }

    /**
     * Does it, and again with half as much at a time when it turns out not to fit, twice at most.
     *
     * @throws ModelFailure with all that was paid for until then
     */
    <T> ModelResult<T> done(Prompt prompt, Attempt<T> attempt) {
        try {
            Room room = Room.of(access);
            for (int halved = 0; ; halved++) {
                try {
                    T value = attempt.with(room);
                    return new ModelResult<>(value, model, prompt.version(), use.calls(), use.in(), use.out());
                } catch (TooLong more) {
                    if (halved == HALVINGS) {
                        throw new EngineFailure(
                                EngineFault.BAD_SUCCESS,
                                more.getMessage() + " Its context length is less than is set, or too small.");
                    }
                    room = room.half();
                }
            }
        } catch (ModelFailure billed) {
            throw billed;
        } catch (EngineFailure failure) {
            throw new ModelFailure(
                    failure.fault(), String.valueOf(failure.getMessage()), failure.retryAfter(), use, failure);
        }
    }

    /** The tokens that a question takes before any of the visit is in it. */
    int tokens(Prompt prompt) {
        int words = Tokens.most(prompt.words()) + 60;
        return client.form(access) == AnswerForm.SCHEMA
                ? words
                : words + Tokens.most(prompt.schema().toString());
    }

    /** What was answered before to the very same is not asked again. */
    <T> T ask(Prompt prompt, Material material, Room room, Reading<T> reading) throws TooLong {
        String fingerprint = fingerprint(prompt, material);
        Optional<T> kept = parts.find(fingerprint).flatMap(answer -> read(answer, prompt, reading));
        if (kept.isPresent()) {
            return kept.get();
        }
        return ask(prompt, material, room, reading, fingerprint);
    }

    /** The random words of the material do not count. */
    private String fingerprint(Prompt prompt, Material material) {
        return HexFormat.of()
                .formatHex(new WorkFingerprint()
                        .add(prompt.version())
                        .add(prompt.words())
                        .add(prompt.schema().toString())
                        .add(access)
                        .add(material.said())
                        .sha256());
    }

    private static <T> Optional<T> read(String answer, Prompt prompt, Reading<T> reading) {
        List<String> problems = new ArrayList<>();
        Optional<JsonNode> json = json(answer, problems);
        if (json.isEmpty() || !SchemaCheck.problems(json.get(), prompt.schema()).isEmpty()) {
            return Optional.empty();
        }
        T value = reading.read(json.get(), problems);
        return problems.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    private <T> T ask(Prompt prompt, Material material, Room room, Reading<T> reading, String fingerprint)
            throws TooLong {
        ChatQuestion question = ChatQuestion.first(prompt, material.block());
        List<String> problems = List.of();
        for (int repairs = 0; repairs <= REPAIRS; repairs++) {
            ChatAnswer answer = answer(question, room);
            List<String> found = new ArrayList<>();
            Optional<JsonNode> json = json(answer.text(), found);
            if (json.isPresent()) {
                found.addAll(SchemaCheck.problems(json.get(), prompt.schema()));
            }
            if (json.isPresent() && found.isEmpty()) {
                requireReadWhole(json.get().path("seen"), material);
                T value = reading.read(json.get(), found);
                if (found.isEmpty()) {
                    parts.keep(fingerprint, answer.text());
                    return value;
                }
            }
            problems = found;
            question = fitting(question.after(answer.text(), Prompt.repair(found)), room);
        }
        throw new EngineFailure(
                EngineFault.BAD_SUCCESS,
                "The model's answer broke the form that was asked for, also after " + REPAIRS + " repairs: "
                        + problems.get(0) + ".");
    }

    private ChatAnswer answer(ChatQuestion question, Room room) throws TooLong {
        if (Thread.currentThread().isInterrupted()) {
            throw new EngineFailure(EngineFault.TRANSIENT, "The work was broken off.");
        }
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            throw new EngineFailure(EngineFault.TRANSIENT, "The engine's answer did not come in time.");
        }
        ChatAnswer answer = client.ask(access, question, room.answer(), left);
        use = use.plus(new TokenUse(1, answer.tokensIn(), answer.tokensOut()));
        model = answer.model().isEmpty() ? model : answer.model();
        if (answer.isCut()) {
            throw new TooLong("The model's answer was cut off.");
        }
        String asked = question.all(client.form(access));
        if (answer.counted() && answer.tokensIn() < Tokens.fewest(asked)) {
            throw new TooLong("The server cut off what it was sent: it read less than that has.");
        }
        return answer;
    }

    /** A server that cuts what it is sent says nothing of it; what it did not read, its model cannot copy. */
    private static void requireReadWhole(JsonNode seen, Material material) throws TooLong {
        if (!seen.path("start").asText().equals(material.start())
                || !seen.path("end").asText().equals(material.end())) {
            throw new TooLong("The model did not read all that it was sent.");
        }
    }

    private ChatQuestion fitting(ChatQuestion question, Room room) {
        int tokens = Tokens.most(question.all(client.form(access)));
        return tokens + room.answer() <= room.context() ? question : question.withoutAnswer();
    }

    /** The answer as JSON; servers that are only asked for it like to wrap it in a fence. */
    private static Optional<JsonNode> json(String text, List<String> problems) {
        String bare = text.strip();
        if (bare.startsWith("```") && bare.endsWith("```") && bare.length() > 6) {
            bare = bare.substring(3, bare.length() - 3)
                    .replaceFirst("^json\\s", "")
                    .strip();
        }
        try {
            JsonNode json = JSON.readTree(bare);
            if (json.isObject()) {
                return Optional.of(json);
            }
        } catch (JsonProcessingException e) {
            problems.add("it is no JSON, or not whole");
            return Optional.empty();
        }
        problems.add("it is no JSON object");
        return Optional.empty();
    }
}
