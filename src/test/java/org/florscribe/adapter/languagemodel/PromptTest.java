package org.florscribe.adapter.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.PromptVersions;
import org.junit.jupiter.api.Test;

class PromptTest {

    /** What was released under a number stays what it is: who changes words gives them the next number. */
    private static final Map<String, String> RELEASED = Map.of(
            "extract-1",
            "d9295613f0491913",
            "compose-1",
            "a7d5afac36115d0a",
            "compose-2",
            "a98e69b7f5f164af",
            "judge-1",
            "6f4b4bdd79e4bf4b");

    @Test
    void the_words_under_a_number_never_change() throws IOException, NoSuchAlgorithmException {
        for (EngineTask task : EngineTask.values()) {
            for (String version : PromptVersions.of(task)) {
                assertThat(Prompt.of(version).version()).isEqualTo(version);
                assertThat(hash(version)).as(version).isEqualTo(RELEASED.get(version));
            }
        }
    }

    @Test
    void a_repair_names_each_problem() {
        assertThat(Prompt.repair(List.of("one is wrong", "two is"))).contains("- one is wrong\n- two is\n");
    }

    @Test
    void an_answer_is_checked_against_the_schema_place_by_place() throws IOException {
        ObjectNode good = (ObjectNode) new ObjectMapper()
                .readTree("{\"seen\":{\"start\":\"A\",\"end\":\"B\"},\"verdicts\":"
                        + "[{\"claim\":\"n1\",\"quote\":\"\",\"verdict\":\"SUPPORTED\"}]}");
        assertThat(problems(good)).isEmpty();
        ObjectNode verdict = (ObjectNode) good.at("/verdicts/0");
        verdict.put("verdict", "PROBABLY");
        verdict.put("quote", 7);
        verdict.remove("claim");
        verdict.put("mood", "good");
        assertThat(problems(good))
                .containsExactlyInAnyOrder(
                        "answer.verdicts[0] has no claim",
                        "answer.verdicts[0].quote is not of the type \"string\"",
                        "answer.verdicts[0].verdict is none of the words that are allowed there",
                        "answer.verdicts[0] has a field that the schema does not know");
        good.put("verdicts", "none");
        assertThat(problems(good)).containsExactly("answer.verdicts is not of the type \"array\"");
    }

    private static List<String> problems(ObjectNode answer) {
        return new ArrayList<>(SchemaCheck.problems(answer, Prompt.JUDGE.schema()));
    }

    private static String hash(String version) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String file : List.of(version + ".txt", version + ".json")) {
            try (InputStream in = Objects.requireNonNull(Prompt.class.getResourceAsStream(file))) {
                digest.update(in.readAllBytes());
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
