package org.florscribe.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.model.ChatFault;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.florscribe.testing.model.ReceivedChat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong at the first language model, the next one writes the draft, and the built-in engine where none does; the trail
 * says what happened, the engine in between that may not have patient data gets nothing, and nobody is paid twice for the same words.
 */
class LanguageFaultsIT {

    private static RunningProduct product;
    private static LanguageDesk desk;
    private static ChatServer whole;
    private static ChatServer stranger;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
        desk = new LanguageDesk(product);
        whole = ChatServer.start(ChatKind.OPENAI).withKey(LanguageDesk.KEY);
        stranger = ChatServer.start(ChatKind.OPENAI);
    }

    @BeforeEach
    void signIn() {
        desk = desk.signedInAgain(product);
    }

    @AfterAll
    static void stop() {
        whole.close();
        stranger.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChatFault.class,
            names = {"UNAUTHORIZED_401", "QUOTA_429", "WRONG_SCHEMA", "UNKNOWN_CITATIONS", "CUT_OFF", "REFUSAL"})
    void a_model_fails(ChatFault fault) throws SQLException {
        endsInADraftByAnother(ChatServer.start(ChatKind.OPENAI), ChatKind.OPENAI, fault);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(
            value = ChatFault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNAUTHORIZED_401", "QUOTA_429", "WRONG_SCHEMA", "UNKNOWN_CITATIONS", "CUT_OFF", "REFUSAL"})
    void a_model_fails_in_yet_another_way(ChatFault fault) throws SQLException {
        endsInADraftByAnother(ChatServer.start(ChatKind.OPENAI), ChatKind.OPENAI, fault);
    }

    static Stream<Arguments> otherKinds() {
        return Stream.of(ChatKind.values())
                .filter(kind -> kind != ChatKind.OPENAI)
                .flatMap(kind -> Stream.of(ChatFault.values()).map(fault -> Arguments.of(kind, fault)));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherKinds")
    void a_model_on_a_server_of_another_kind_fails(ChatKind kind, ChatFault fault) throws SQLException {
        ChatServer faulty = ChatServer.start(kind);
        endsInADraftByAnother(kind == ChatKind.AZURE ? faulty.withUnifiedPaths() : faulty, kind, fault);
    }

    @Test
    void when_nobody_is_there_the_built_in_engine_writes_the_draft() throws SQLException {
        try (ChatServer faulty = ChatServer.start(ChatKind.OPENAI)) {
            faulty.hangUp();
            desk.reads("Gone", faulty.baseUrl(), true);
            desk.reads("Not allowed", stranger.baseUrl(), false);
            UUID visit = desk.bring(LanguageDesk.VISIT);
            desk.awaitDraft(visit);

            List<String> trail = desk.trail(visit);
            assertThat(trail).contains("EXTRACT Gone TRANSIENT", "DRAFT Not allowed NOT_ALLOWED");
            assertThat(trail).endsWith("DRAFT built-in DONE");
            assertThat(desk.note(visit).get("engine").asText()).isEqualTo("rules");
            assertThat(stranger.calls()).as("not one byte").isZero();
        } finally {
            desk.removeAll();
        }
    }

    @Test
    void who_wrote_what_and_at_what_cost_is_kept_and_a_second_run_pays_nothing() throws SQLException {
        desk.reads("Whole", whole.baseUrl(), true);
        try {
            UUID visit = desk.bring(LanguageDesk.VISIT);
            desk.awaitDraft(visit);
            JsonNode before = desk.engines(visit);
            assertThat(desk.trail(visit)).containsExactly("EXTRACT Whole DONE", "DRAFT Whole DONE");
            assertThat(before.get("cost").asDouble()).isPositive();
            assertThat(before.at("/findings/engine").asText()).isEqualTo("Whole");
            assertThat(before.at("/findings/promptVersion").asText()).isNotBlank();
            assertThat(before.at("/findings/tokensIn").asLong()).isPositive();
            assertThat(before.at("/drafts/0/by/model").asText()).startsWith("gpt-4o");
            assertThat(desk.column(
                            "select engine || ' ' || model || ' ' || (tokens_in > 0) || ' ' || (cost_micros > 0)"
                                    + " from note_revision r where r.note_id in (select id from note where encounter_id = ?)",
                            visit))
                    .containsExactly("Whole gpt-4o-2026-01-01 true true");
            int calls = whole.calls();

            desk.again(visit, "EXTRACT");

            assertThat(desk.trail(visit))
                    .containsExactly(
                            "EXTRACT Whole DONE", "DRAFT Whole DONE", "EXTRACT Whole KEPT", "DRAFT Whole KEPT");
            assertThat(whole.calls()).as("calls").isEqualTo(calls);
            assertThat(desk.engines(visit).get("cost").asDouble())
                    .isEqualTo(before.get("cost").asDouble());
        } finally {
            desk.removeAll();
        }
    }

    private void endsInADraftByAnother(ChatServer server, ChatKind kind, ChatFault fault) throws SQLException {
        try (ChatServer faulty = server.withKey(LanguageDesk.KEY)) {
            faulty.always(fault);
            desk.reads("Faulty", faulty.baseUrl(), true, kind);
            desk.reads("Not allowed", stranger.baseUrl(), false);
            desk.reads("Whole", whole.baseUrl(), true);
            UUID visit = desk.bring(LanguageDesk.VISIT);
            desk.awaitDraft(visit);

            List<String> trail = desk.trail(visit);
            assertThat(trail).contains("EXTRACT Not allowed NOT_ALLOWED", "DRAFT Not allowed NOT_ALLOWED");
            assertThat(trail).contains("EXTRACT Whole DONE", "DRAFT Whole DONE");
            assertThat(trail).anyMatch(it -> it.startsWith("EXTRACT Faulty "));
            assertThat(trail).anyMatch(it -> it.startsWith("DRAFT Faulty "));
            assertThat(trail).doesNotContain("EXTRACT Faulty DONE", "DRAFT Faulty DONE");
            assertThat(desk.note(visit).get("engine").asText()).isEqualTo("Whole");
            assertThat(LanguageDesk.statements(desk.note(visit))).isNotEmpty();
            assertThat(stranger.calls()).as("not one byte").isZero();
            assertThat(sameTwice(faulty.billed())).as("paid twice").isEmpty();
            faulty.letGo();
        } finally {
            desk.removeAll();
        }
    }

    private static Set<String> sameTwice(List<ReceivedChat> billed) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (ReceivedChat chat : billed) {
            String asked = chat.body().toString();
            // a repair may be asked for in the same words when the answer was the same
            if (chat.repairs() == 0 && !seen.add(asked)) {
                twice.add(asked);
            }
        }
        return twice;
    }
}
