package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** What was measured in a laboratory or seen on an image, done before, and how the patient lives. */
final class ObservationReader {

    private static final Pattern VALUE = Pattern.compile(
            "\\b(?:is|was|at|of|showed|shows|came back(?: at)?|running|around|about|been)(?: (?:a little|slightly|quite|still|now|high|low|elevated|at|about|around|to))* (\\d+(?:\\.\\d+)?(?:/\\d+)?)( ?%)?");
    private static final int VALUE_REACH = 60;
    private static final Set<String> LOOKED_INSIDE = Set.of("colonoscopy", "endoscopy", "cystoscopy", "bronchoscopy");
    private static final Pattern HAD = Pattern.compile("\\b(?:last|had|did|done|previous|prior|ago)\\b");
    private static final Set<String> DEVICES = Set.of(
            "blood pressure cuff",
            "glucometer",
            "brace",
            "air cast",
            "sling",
            "crutches",
            "orthotics",
            "compression stockings",
            "compression wrap",
            "vaccination",
            "finger splint");
    private static final Set<String> UNDER_WAY = Set.of(
            "radiation therapy", "immunotherapy", "dialysis", "CPAP", "oxygen therapy", "hearing aids", "wound care");
    /** Much of what is said of these is small talk. */
    private static final Set<String> SMALL_TALK =
            Set.of("exercise", "diet", "travel", "pets", "sick contacts", "caffeine use");

    private ObservationReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            Answer answer = line.isQuestion() ? visit.answerTo(line) : Answer.NONE;
            boolean open = line.isQuestion() && answer.polarity() == Answer.Polarity.OPEN;
            if (line.stage() == Stage.ASIDE || open) {
                continue;
            }
            if (line.stage() != Stage.PLAN && line.stage() != Stage.EXAM) {
                resulted(out, line, answer);
            }
            if (line.stage() == Stage.HISTORY) {
                terms(out, Vocabulary.SOCIAL, FindingKind.SOCIAL, line, answer);
            }
        }
        return out;
    }

    private static void resulted(List<Mention> out, Line line, Answer answer) {
        for (Match match : Vocabulary.STUDIES.find(line.words())) {
            String group = match.entry().group();
            boolean measured = group.equals("LAB") || group.equals("IMAGING");
            if (line.stage() == Stage.RESULTS && measured) {
                Mention result = mention(FindingKind.LAB, line, Answer.NONE, match);
                if (result.context().temporality() != Temporality.HYPOTHETICAL) {
                    out.add(result.with(value(line, match)));
                }
            } else if (line.stage() == Stage.HISTORY && isDone(line, match)) {
                out.add(done(mention(FindingKind.PROCEDURE, line, answer, match)));
            }
        }
    }

    /** Operations and what is like them; not what is worn or kept at home, and no bare "surgery" of a question. */
    private static boolean isDone(Line line, Match match) {
        String term = match.entry().term();
        boolean looked =
                LOOKED_INSIDE.contains(term) && HAD.matcher(line.lower()).find();
        boolean asked = line.isQuestion() && term.equals("surgery");
        return looked || (match.entry().group().equals("PROCEDURE") && !DEVICES.contains(term) && !asked);
    }

    private static Mention done(Mention told) {
        Context context = told.context();
        boolean before = context.temporality() == Temporality.CURRENT && !UNDER_WAY.contains(told.term());
        return before
                ? new Mention(
                        told.kind(),
                        told.term(),
                        told.group(),
                        new Context(context.assertion(), context.experiencer(), Temporality.HISTORICAL),
                        told.line(),
                        told.evidence(),
                        told.details(),
                        told.orderType())
                : told;
    }

    private static void terms(List<Mention> out, Lexicon lexicon, FindingKind kind, Line line, Answer answer) {
        for (Match match : lexicon.find(line.words())) {
            if (!SMALL_TALK.contains(match.entry().term())) {
                out.add(mention(kind, line, answer, match));
            }
        }
    }

    private static Mention mention(FindingKind kind, Line line, Answer answer, Match match) {
        Context context = ConText.judge(line.words(), line.triggers(), match.from(), match.to());
        List<String> evidence = List.of(line.evidence());
        if (!answer.lines().isEmpty()) {
            context = context.with(answer.isNo() ? Assertion.ABSENT : Assertion.PRESENT);
            evidence = List.of(line.evidence(), answer.evidence());
        }
        return Mention.of(kind, match.entry().term(), match.entry().group(), context, line, evidence);
    }

    private static Details value(Line line, Match match) {
        int end = line.words().get(match.to() - 1).end();
        Matcher m =
                VALUE.matcher(line.text().substring(end, Math.min(line.text().length(), end + VALUE_REACH)));
        if (!m.find()) {
            return Details.NONE;
        }
        Optional<String> unit = Optional.ofNullable(m.group(2)).map(String::strip);
        return new Details(
                Optional.of(m.group(1)), unit, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
