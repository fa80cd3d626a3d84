package org.florscribe.adapter.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.florscribe.clinical.note.OpinionEngine.Claim;
import org.florscribe.clinical.note.Support;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.testing.FaultyServer;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageModelOpinionTest {

    private static final Claim COUGH = new Claim("n1", "Cough for three days.", List.of("u2"));
    private static final Claim FEVER = new Claim("n2", "Fever.", List.of("u4"));
    private static final Claim DOSE = new Claim("n3", "Ibuprofen 800 mg with food.", List.of("u6"));

    private final LanguageModelOpinion engine = new LanguageModelOpinion(Visits.client(), Clock.systemUTC());
    private final ChatServer server = ChatServer.start(ChatKind.OPENAI);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void claims_are_judged_together_by_what_they_cite_and_its_neighbours() {
        ModelResult<Map<String, Support>> verdicts = engine.judge(
                Visits.access(server, ChatKind.OPENAI),
                Visits.longVisitBehind(Visits.cough(), 200),
                List.of(COUGH, FEVER, DOSE),
                Visits.errand());

        assertThat(verdicts.value())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("n1", Support.SUPPORTED, "n2", Support.CONTRADICTED, "n3", Support.NOT_HEARD));
        assertThat(verdicts.calls()).isEqualTo(1);
        assertThat(verdicts.promptVersion()).isEqualTo("judge-1");
        assertThat(server.received().get(0).utterances()).hasSize(7);
        assertThat(server.refusals()).isEmpty();
    }

    @Test
    void many_claims_go_in_few_calls() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            claims.add(new Claim("n" + i, COUGH.text(), COUGH.evidence()));
        }
        ModelResult<Map<String, Support>> verdicts =
                engine.judge(Visits.access(server, ChatKind.OPENAI), Visits.cough(), claims, Visits.errand());
        assertThat(verdicts.value()).hasSize(130).containsValue(Support.SUPPORTED);
        assertThat(verdicts.calls()).isEqualTo(3);
    }

    @Test
    void that_a_claim_is_supported_is_believed_only_with_words_that_it_cites() {
        VerdictReader reader = new VerdictReader(List.of(COUGH, FEVER, DOSE), Visits.cough());
        ObjectNode answer = FaultyServer.JSON.createObjectNode();
        ArrayNode verdicts = answer.putArray("verdicts");
        verdicts.addObject()
                .put("claim", "n1")
                .put("quote", "a cough, for THREE days")
                .put("verdict", "SUPPORTED");
        verdicts.addObject().put("claim", "n2").put("quote", "a fever of 39").put("verdict", "SUPPORTED");
        verdicts.addObject().put("claim", "n3").put("quote", "").put("verdict", "SUPPORTED");

        List<String> problems = new ArrayList<>();
        assertThat(reader.read(answer, problems))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("n1", Support.SUPPORTED, "n2", Support.NOT_CHECKED, "n3", Support.NOT_CHECKED));
        assertThat(problems).isEmpty();
    }

    @Test
    void no_claim_is_no_call() {
        assertThat(engine.judge(Visits.access(server, ChatKind.OPENAI), Visits.cough(), List.of(), Visits.errand())
                        .value())
                .isEmpty();
        assertThat(server.calls()).isZero();
    }
}
