package org.florscribe.adapter.rules.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The command behind {@code java -jar florscribe.war eval ...}: no server, no database, nothing sent anywhere. */
public final class Evaluation {

    private static final String USAGE = """
            eval drafts      --in VISITS --out DRAFTS           a note for each visit
            eval orders      --in VISITS --out FOUND            the orders of each visit
            eval context     --in CASES --out ANSWERS           negation, experiencer, temporality of a concept
            eval claims      --in STATEMENTS --out FLAGS        whether the claim check flags each statement
            eval transcripts --in TRANSCRIPTS --out REPAIRED    who said what
            eval mutations   --in VISITS [--seed N] [--out FILE]  plants errors in the visits' notes, prints what the
                                                                claim check flags
            eval score --of KIND --ref REFERENCES --in FILE     the figures: KIND is notes, facts, transcripts,
                                                                orders, context or claims; notes may have
                                                                --no-stem, transcripts --numbers, facts --terms
                                                                FOLDER

            FILES are JSON lines, a JSON list or a folder. Orders and claims that carry no conversation find their
            visits by id in the files of --visits FILE [FILE ...], else in the folder that EVAL_DIR names, else
            beside the input.""";

    private Evaluation() {}

    /**
     * @param words the command's words: what to do, then its options
     * @return the exit code: 0, or 64 when the words make no command
     * @throws IOException when a file cannot be read or written
     */
    public static int run(List<String> words, PrintStream out, PrintStream complaints) throws IOException {
        try {
            Arguments arguments = Arguments.of(words);
            switch (arguments.task()) {
                case "drafts" -> EngineRuns.drafts(arguments);
                case "orders" -> EngineRuns.orders(arguments);
                case "context" -> ContextRun.run(arguments);
                case "claims" -> ClaimRun.run(arguments, complaints);
                case "transcripts" -> EngineRuns.transcripts(arguments);
                case "mutations" -> MutationRun.run(arguments, out);
                case "score" -> ScoreRun.run(arguments, out);
                default -> throw new Misused(USAGE);
            }
            return 0;
        } catch (Misused e) {
            complaints.println(e.getMessage());
            return Misused.CODE;
        }
    }
}
