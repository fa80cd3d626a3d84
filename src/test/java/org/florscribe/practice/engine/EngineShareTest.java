package org.florscribe.practice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EngineShareTest {

    private static final Engine ENGINE =
            Engine.made(new UUID(7, 7), new UUID(0, 1), EngineTask.DRAFT, terms(Map.of()), 1, true, Instant.EPOCH);
    private static final List<UUID> VISITS =
            LongStream.range(0, 10_000).mapToObj(i -> new UUID(i, 99 - i)).toList();

    @Test
    void a_language_model_serves_nobody_at_first_and_an_engine_for_sound_everybody() {
        Engine sound = Engine.made(
                new UUID(7, 8), new UUID(0, 1), EngineTask.TRANSCRIBE, terms(Map.of()), 1, true, Instant.EPOCH);
        assertThat(ENGINE.isInUse()).isFalse();
        assertThat(VISITS).noneMatch(ENGINE::serves);
        assertThat(VISITS).allMatch(sound::serves);
    }

    @Test
    void ten_percent_are_about_ten_percent_and_stay_among_more() {
        Set<UUID> ten = served(ENGINE.serving(10));
        Set<UUID> half = served(ENGINE.serving(50));

        assertThat(ten).hasSizeBetween(900, 1_100);
        assertThat(half).hasSizeBetween(4_800, 5_200).containsAll(ten);
        assertThat(served(ENGINE.serving(100))).hasSameSizeAs(VISITS);
    }

    @Test
    void two_engines_have_other_visits() {
        Engine other =
                Engine.made(new UUID(7, 9), new UUID(0, 1), EngineTask.DRAFT, terms(Map.of()), 2, true, Instant.EPOCH);
        Set<UUID> both = served(ENGINE.serving(10));
        both.retainAll(served(other.serving(10)));
        assertThat(both).hasSizeBetween(50, 150);
    }

    @Test
    void what_changes_no_answer_is_no_other_configuration() {
        EngineTerms usual = terms(Map.of());
        assertThat(usual.answersLike(terms(Map.of(
                        "pricePerMillionIn",
                        "3",
                        "structuredOutput",
                        "auto",
                        "dialect",
                        "openai",
                        "prompt",
                        "compose-1"))))
                .isTrue();
        assertThat(usual.answersLike(terms(Map.of("prompt", "compose-2")))).isFalse();
        assertThat(usual.answersLike(terms(Map.of("contextLength", "8192")))).isFalse();
        assertThat(usual.answersLike(new EngineTerms(
                        EngineKind.OPENAI, "M", Optional.empty(), Optional.empty(), Optional.of("other"), Map.of())))
                .isFalse();
    }

    private static Set<UUID> served(Engine engine) {
        return VISITS.stream().filter(engine::serves).collect(Collectors.toSet());
    }

    private static EngineTerms terms(Map<String, String> options) {
        return new EngineTerms(EngineKind.OPENAI, "M", Optional.empty(), Optional.empty(), Optional.of("m"), options);
    }
}
