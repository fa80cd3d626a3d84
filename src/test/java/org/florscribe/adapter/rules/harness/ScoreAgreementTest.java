package org.florscribe.adapter.rules.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our figures are those of the evaluation's own scorers, to a tenth; runs where {@code EVAL_DIR} names them. */
@Tag("long")
@EnabledIfEnvironmentVariable(named = "EVAL_DIR", matches = ".+")
class ScoreAgreementTest {

    private static final Path EVALUATION = Path.of(System.getenv().getOrDefault("EVAL_DIR", ""));
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])\\d+(?:\\.\\d+)?(?![\\w-])");

    @TempDir
    Path folder;

    @Test
    void notes_with_and_without_stems() throws IOException, InterruptedException {
        Path visits = EVALUATION.resolve("aci-bench/valid.jsonl");
        Path drafts = made("drafts", visits);
        agree(
                ours("--of", "notes", "--ref", visits.toString(), "--in", drafts.toString()),
                theirs("score_notes.py", "--ref", visits.toString(), "--drafts", drafts.toString()));
        agree(
                ours("--of", "notes", "--no-stem", "--ref", visits.toString(), "--in", drafts.toString()),
                theirs("score_notes.py", "--no-stem", "--ref", visits.toString(), "--drafts", drafts.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aci-bench/valid.jsonl", "aci-bench/train.jsonl"})
    void facts_and_faults(String part) throws IOException, InterruptedException {
        Path visits = EVALUATION.resolve(part);
        Path drafts = made("drafts", visits);
        assertThat(ours("--of", "facts", "--ref", visits.toString(), "--in", drafts.toString()))
                .isEqualTo(theirs("score_facts.py", "--ref", visits.toString(), "--drafts", drafts.toString()));
        assertThat(ours("--of", "facts", "--ref", visits.toString(), "--in", visits.toString()))
                .isEqualTo(theirs("score_facts.py", "--ref", visits.toString(), "--drafts", visits.toString()));
    }

    @Test
    void transcripts() throws IOException, InterruptedException {
        Path visits = EVALUATION.resolve("aci-bench/valid.jsonl");
        Path variants = EVALUATION.resolve("aci-bench/transcript-variants.jsonl");
        agree(
                last(ours("--of", "transcripts", "--ref", visits.toString(), "--in", variants.toString())),
                last(theirs("score_wer.py", "--ref", visits.toString(), "--hyp", variants.toString())));
    }

    @Test
    void orders() throws IOException, InterruptedException {
        Path gold = EVALUATION.resolve("orders/train.jsonl");
        Path found = made("orders", gold);
        List<String> theirs = theirs("score_orders.py", "--ref", gold.toString(), "--hyp", found.toString());
        agree(
                ours("--of", "orders", "--ref", gold.toString(), "--in", found.toString()),
                theirs.subList(0, theirs.size() - 1));
    }

    @Test
    void context_and_claims() throws IOException, InterruptedException {
        Path cases = EVALUATION.resolve("context/cases.jsonl");
        Path answers = made("context", cases);
        agree(
                ours("--of", "context", "--ref", cases.toString(), "--in", answers.toString())
                        .subList(0, 1),
                theirs("score_context.py", "--cases", cases.toString(), "--answers", answers.toString())
                        .subList(0, 1));
        Path planted = EVALUATION.resolve("mutations/train-valid.jsonl");
        Path flags = made("claims", planted);
        assertThat(ours("--of", "claims", "--ref", planted.toString(), "--in", flags.toString()))
                .containsExactlyInAnyOrderElementsOf(
                        theirs("mutate.py", "--score", flags.toString(), "--pairs-out", planted.toString()));
    }

    private Path made(String task, Path input) throws IOException {
        Path out = folder.resolve(task + ".jsonl");
        assertThat(Evaluation.run(List.of(task, "--in", input.toString(), "--out", out.toString()), quiet(), quiet()))
                .isZero();
        return out;
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static List<String> ours(String... words) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(List.of(words));
        assertThat(Evaluation.run(all, new PrintStream(said, true, StandardCharsets.UTF_8), quiet()))
                .isZero();
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> theirs(String scorer, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of("python3", EVALUATION.resolve("bin").resolve(scorer).toString()));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(lines.size() - 1, lines.size());
    }

    private static void agree(List<String> ours, List<String> theirs) {
        List<Double> a = numbers(ours);
        List<Double> b = numbers(theirs);
        assertThat(a).isNotEmpty().hasSameSizeAs(b);
        for (int i = 0; i < a.size(); i++) {
            assertThat(a.get(i)).as("figure %d", i).isCloseTo(b.get(i), within(0.1));
        }
    }

    private static List<Double> numbers(List<String> lines) {
        List<Double> out = new ArrayList<>();
        Matcher m = NUMBER.matcher(String.join("\n", lines));
        while (m.find()) {
            out.add(Double.parseDouble(m.group()));
        }
        return out;
    }
}
