package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** What an examination found or did not find, with the place it was looked for. */
public final class ExamReader {

    /** Signs that say little without their place. */
    private static final Set<String> SITED = Set.of(
            "tenderness",
            "swelling",
            "erythema",
            "ecchymosis",
            "warmth",
            "effusion",
            "deformity",
            "crepitus",
            "instability",
            "weakness",
            "muscle spasm",
            "atrophy",
            "edema");

    private static final Set<String> LINKS = WordSet.of("""
            to of over at in on along around the your his her their my both left right bilateral that this right
            there palpation area aspect side portion part region lateral medial anterior posterior upper lower inner
            outer proximal distal a little bit some with here whole either
            """);
    private static final int GAP = 9;
    /** What says by itself that all is well; only a "not" right before it takes that back. */
    private static final Pattern FINE = Pattern.compile(
            "^(?:no |clear|regular|normal|intact|full|good|well|soft|supple|midline|moist|reactive|afebrile|alert|nondistended|warm and dry|ability)");

    private static final Set<String> NOT = Set.of("not", "no", "aren't", "isn't", "never");
    private static final Pattern HEARD = Pattern.compile("\\b(?:murmur|gallop|heart|friction|click)");

    private ExamReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            if (line.isClinician() && line.stage() == Stage.EXAM && !line.isQuestion()) {
                examined(out, line);
            }
        }
        visit.noted().forEach(line -> examined(out, line));
        return out;
    }

    /** The signs that one line names. */
    public static void examined(List<Mention> out, Line line) {
        List<Match> sites = Vocabulary.SITES.find(line.words());
        for (Match sign : Vocabulary.SIGNS.find(line.words())) {
            String head = sign.entry().term();
            if (head.equals("rubs") && !HEARD.matcher(line.lower()).find()) {
                continue;
            }
            Context context = context(line, sign);
            String term = SITED.contains(head)
                    ? site(line.words(), sites, sign)
                            .map(place -> place + " " + head)
                            .orElse(head)
                    : head;
            out.add(Mention.of(FindingKind.EXAM, term, sign.entry().group(), context, line, List.of(line.evidence())));
        }
    }

    /** "Negative Murphy's sign"; "no murmurs lungs are clear" says nothing against the lungs. */
    private static Context context(Line line, Match sign) {
        String before = sign.from() > 0 ? line.words().get(sign.from() - 1).lower() : "";
        String further = sign.from() > 1 ? line.words().get(sign.from() - 2).lower() : "";
        Context judged = ConText.judge(line.words(), line.triggers(), sign.from(), sign.to());
        Assertion assertion = judged.assertion();
        if (before.equals("negative") || before.equals("positive")) {
            assertion = before.equals("negative") ? Assertion.ABSENT : Assertion.PRESENT;
        } else if (FINE.matcher(sign.entry().term()).find()) {
            assertion = NOT.contains(before) || NOT.contains(further) ? Assertion.ABSENT : Assertion.PRESENT;
        }
        return new Context(assertion, judged.experiencer(), Temporality.CURRENT);
    }

    /** The place said after the sign ("tenderness over the left knee") or right before it ("ankle swelling"). */
    private static Optional<String> site(List<Word> words, List<Match> sites, Match sign) {
        for (Match site : sites) {
            boolean after = site.from() >= sign.to() && isLinked(words, sign.to(), site.from());
            boolean before = site.to() == sign.from();
            if (after || before) {
                String side = SitedSymptoms.side(words, site).map(s -> s + " ").orElse("");
                return Optional.of(side + site.entry().term());
            }
        }
        return Optional.empty();
    }

    private static boolean isLinked(List<Word> words, int from, int to) {
        if (to - from > GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!LINKS.contains(words.get(i).lower())) {
                return false;
            }
        }
        return true;
    }
}
