package org.florscribe.clinical.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.junit.jupiter.api.Test;

class FindingJudgeTest {

    private final VisitMaterial visit = visit("I have had a cough for a week.", "Any fever?", "No fever.");

    @Test
    void what_does_not_exist_is_not_cited_and_ids_are_counted_anew() {
        List<Finding> judged = FindingJudge.judged(
                List.of(finding("x", "cough", "u1", "u99"), finding("x", "fever", "u3", "u3")), visit, 2);

        assertThat(judged).extracting(Finding::id).containsExactly("f1", "f2");
        assertThat(judged).extracting(Finding::evidence).containsExactly(List.of("u1"), List.of("u3"));
    }

    @Test
    void one_finding_without_evidence_is_left_out_and_many_are_a_failure() {
        List<Finding> mostly = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> mostly.add(finding("f" + i, "cough", "u1")));
        mostly.add(finding("f9", "stroke", "u42"));
        assertThat(FindingJudge.judged(mostly, visit, 3)).hasSize(9);

        assertBad(
                List.of(finding("a", "cough", "u1"), finding("b", "stroke", "u42"), finding("c", "gout", "u43")),
                3,
                "lines that do not exist");
    }

    @Test
    void nothing_where_much_was_heard_is_a_failure_and_nothing_in_silence_is_not() {
        assertBad(List.of(), 6, "next to nothing");
        assertThat(FindingJudge.judged(List.of(), visit, 5)).isEmpty();
    }

    @Test
    void findings_in_another_language_are_a_failure() {
        List<Finding> spanish = IntStream.range(0, 8)
                .mapToObj(i -> finding("f" + i, "tos que tengo por la noche y el dolor de la espalda", "u1"))
                .toList();
        assertBad(spanish, 3, "another language");
    }

    private void assertBad(List<Finding> answer, int heardHere, String why) {
        assertThatThrownBy(() -> FindingJudge.judged(answer, visit, heardHere))
                .isInstanceOfSatisfying(
                        EngineFailure.class, it -> assertThat(it.fault()).isEqualTo(EngineFault.BAD_SUCCESS))
                .hasMessageContaining(why);
    }

    static VisitMaterial visit(String... lines) {
        List<Utterance> said = IntStream.range(0, lines.length)
                .mapToObj(i -> new Utterance("u" + (i + 1), "s1", i * 1_000L, i * 1_000L + 900, lines[i]))
                .toList();
        return new VisitMaterial(
                new Conversation("en", List.of(new Speaker("s1", SpeakerRole.PATIENT, "Patient")), said),
                List.of(),
                Optional.of(50),
                Optional.of("female"));
    }

    static Finding finding(String id, String text, String... evidence) {
        return new Finding(
                id,
                FindingKind.SYMPTOM,
                text,
                Optional.empty(),
                Assertion.PRESENT,
                Experiencer.PATIENT,
                Temporality.CURRENT,
                Optional.empty(),
                Finding.Details.NONE,
                List.of(evidence));
    }
}
