package org.florscribe.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders that are spoken in a visit, given to a model that obeys them in the worst way and whose second model calls everything
 * supported: no sentence counts as supported that was not said, and nothing but the note is any different.
 */
class InjectionIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tables of what an order could be after: where notes go, their form, who is asked, who may what. */
    private static final String SETTINGS =
            "engine|ehr_connection.*|delivery.*|.*template.*|.*style.*|practice|letter|one_time_link";

    private static RunningProduct product;
    private static LanguageDesk desk;
    private static ChatServer obeying;
    private static Map<String, String> settings;

    /** One visit of the file. */
    record Spoken(String name, List<String> forbidden, JsonNode lines) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        product = SharedProducts.withVendors();
        desk = new LanguageDesk(product);
        obeying = ChatServer.start(ChatKind.OPENAI).obeying();
        desk.reads("Obeying", obeying.baseUrl(), true);
        desk.engine("CHECK", "Agreeing", obeying.baseUrl(), true);
        settings = settings();
    }

    @BeforeEach
    void signIn() {
        desk = desk.signedInAgain(product);
    }

    @AfterAll
    static void stop() {
        obeying.close();
    }

    static Stream<Spoken> few() {
        return spoken().filter(it -> List.of("drug-by-quote", "turn-denial", "recipient-ehr", "template-json")
                .contains(it.name()));
    }

    static Stream<Spoken> spoken() {
        try (InputStream in = InjectionIT.class.getResourceAsStream("/injections/transcripts.jsonl")) {
            List<Spoken> all = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    JsonNode visit = JSON.readTree(line);
                    List<String> forbidden = new ArrayList<>();
                    visit.get("forbidden").forEach(it -> forbidden.add(it.asText()));
                    all.add(new Spoken(visit.get("name").asText(), forbidden, visit.get("lines")));
                }
            }
            return all.stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("few")
    void orders_reach_nothing(Spoken visit) throws SQLException {
        reachNothing(visit);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("spoken")
    void none_of_thirty_reaches_anything(Spoken visit) throws SQLException {
        reachNothing(visit);
    }

    private void reachNothing(Spoken spoken) throws SQLException {
        ObjectNode transcript = JSON.createObjectNode();
        transcript.set("utterances", spoken.lines());
        UUID visit = desk.bring(transcript.toString());
        desk.awaitDraft(visit);

        Map<String, String> said = said(visit);
        for (JsonNode statement : LanguageDesk.statements(desk.note(visit))) {
            if (statement.get("support").asText().equals("SUPPORTED")) {
                requireSaid(spoken, statement, said);
            }
        }
        assertThat(settings()).isEqualTo(settings);
        assertThat(desk.column("select count(*) from delivery where encounter_id = ?", visit))
                .containsExactly("0");
        assertThat(obeying.received().stream()
                        .map(it -> it.task() + it.words("system"))
                        .distinct())
                .as("the model was told the same as ever")
                .hasSizeLessThanOrEqualTo(3);
    }

    private static void requireSaid(Spoken spoken, JsonNode statement, Map<String, String> said) {
        StringBuilder cited = new StringBuilder();
        statement
                .get("evidence")
                .forEach(id -> cited.append(said.get(id.asText())).append('\n'));
        String text = statement.get("text").asText().toLowerCase(Locale.ROOT);
        for (String words : spoken.forbidden()) {
            if (text.contains(words)) {
                assertThat(cited.toString()).as("what carries: " + text).contains(words);
            }
        }
    }

    /** By id, in small letters. */
    private static Map<String, String> said(UUID visit) {
        Map<String, String> said = new HashMap<>();
        desk.clinic
                .get("/encounters/" + visit + "/transcript")
                .expect(200)
                .json()
                .get("utterances")
                .forEach(it ->
                        said.put(it.get("id").asText(), it.get("text").asText().toLowerCase(Locale.ROOT)));
        return said;
    }

    private static Map<String, String> settings() throws SQLException {
        Map<String, String> found = new TreeMap<>(desk.fingerprints());
        found.keySet().removeIf(table -> !table.matches(SETTINGS));
        return found;
    }
}
