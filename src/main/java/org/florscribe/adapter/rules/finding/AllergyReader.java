package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
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
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** Allergies: said outright, answered when asked for, or told by what a medicine does to the patient. */
final class AllergyReader {

    private static final Pattern ALLERGIC =
            Pattern.compile("\\b(?:allergic to|allergy to|allergies to|reaction to|allergy is|allergies are)\\b");
    private static final Pattern ASKED = Pattern.compile("\\ballerg(?:y|ies|ic)\\b");
    private static final Pattern HARMS = Pattern.compile(
            "\\b(?:gives?|gave|causes?|caused|makes?|made) (?:me|him|her|them) .{0,25}\\b(?:rash|hives|itch\\w*|swell\\w*|anaphyla\\w*|break out|throat)\\b");
    private static final Pattern NONE_KNOWN =
            Pattern.compile("\\bno (?:known )?(?:drug |medication |food )?allergies\\b");
    private static final int REACH = 45;

    private AllergyReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        int askedAt = -2;
        for (Line line : visit.lines()) {
            boolean asks = line.isQuestion() && ASKED.matcher(line.lower()).find();
            if (asks) {
                askedAt = line.turn();
                unknown(out, line, visit.answerTo(line));
            } else if (line.stage() != Stage.ASIDE && line.stage() != Stage.PLAN) {
                stated(out, line, line.turn() == askedAt + 1 && !line.isClinician());
            }
        }
        return out;
    }

    /** "Any allergies?" "No." */
    private static void unknown(List<Mention> out, Line question, Answer answer) {
        boolean general = Vocabulary.DRUGS.find(question.words()).isEmpty()
                && Vocabulary.CONDITIONS.find(question.words()).isEmpty();
        if (general && answer.isNo()) {
            Context absent = new Context(Assertion.ABSENT, Experiencer.PATIENT, Temporality.CURRENT);
            out.add(Mention.of(
                    FindingKind.ALLERGY,
                    "known allergies",
                    "none",
                    absent,
                    question,
                    List.of(question.evidence(), answer.evidence())));
        }
    }

    private static void stated(List<Mention> out, Line line, boolean answers) {
        if (NONE_KNOWN.matcher(line.lower()).find()) {
            Context absent = new Context(Assertion.ABSENT, Experiencer.PATIENT, Temporality.CURRENT);
            out.add(Mention.of(FindingKind.ALLERGY, "known allergies", "none", absent, line, List.of(line.evidence())));
            return;
        }
        Matcher allergic = ALLERGIC.matcher(line.lower());
        int from = allergic.find() ? allergic.end() : -1;
        boolean harms = HARMS.matcher(line.lower()).find();
        if (from < 0 && !harms && !answers) {
            return;
        }
        for (Lexicon lexicon : List.of(Vocabulary.DRUGS, Vocabulary.ALLERGENS)) {
            for (Match match : lexicon.find(line.words())) {
                int start = line.words().get(match.from()).start();
                boolean after = from >= 0 && start >= from && start - from < REACH;
                if (after || (lexicon == Vocabulary.DRUGS && (harms || answers))) {
                    String spoken = line.text()
                            .substring(start, line.words().get(match.to() - 1).end());
                    Context context = ConText.judge(line.words(), line.triggers(), match.from(), match.to());
                    out.add(Mention.of(
                            FindingKind.ALLERGY,
                            Spelling.names(spoken),
                            match.entry().term(),
                            context,
                            line,
                            List.of(line.evidence())));
                }
            }
        }
    }
}
