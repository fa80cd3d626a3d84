package org.florscribe.adapter.rules.draft;

import java.util.List;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.note.Draft.Sentence;

/** That the patient agrees with the plan, where words to that end were said after it. */
final class Agreement {

    private static final Pattern AGREES = Pattern.compile(
            "^(?:(?:okay|ok|yes|yeah|alright|all right|perfect|great|well|no|sure|that|alrighty|i think|it)[,.]? )*(?:(?:that |it )?(?:all )?(?:sounds|sound) (?:good|great|perfect|fine|wonderful|like a (?:good )?plan|okay|like it)|that(?:'s| is) (?:fine|good|great|perfect)|that works|i agree|i can do that|i will do that|i'll do that|let's do (?:it|that)|will do|i understand|that makes sense|makes sense|that's what i)\\b");
    private static final String STATEMENT =
            "Patient Agreements: The patient understands and agrees with the recommended medical treatment plan.";

    private Agreement() {}

    static List<Sentence> write(Visit visit) {
        Line last = null;
        for (Line line : visit.lines()) {
            boolean planned = line.stage() == Stage.PLAN || line.stage() == Stage.ASIDE;
            if (!line.isClinician() && planned && AGREES.matcher(line.lower()).find() && comesLate(visit, line)) {
                last = line;
            }
        }
        return last == null ? List.of() : List.of(new Sentence(STATEMENT, List.of(last.evidence())));
    }

    /** After a plan was told, not after "how are you". */
    private static boolean comesLate(Visit visit, Line line) {
        return visit.lines().stream()
                .anyMatch(earlier ->
                        earlier.index() < line.index() && earlier.isClinician() && earlier.stage() == Stage.PLAN);
    }
}
