package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Answer;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** Medicines with dose, route and frequency, each only where it was said beside the name. */
final class MedicationReader {

    private static final Pattern DOSE = Pattern.compile(
            "(\\d[\\d,]*(?:\\.\\d+)?(?:(?: to |-)\\d[\\d.]*)?) ?(mg|mcg|mL|mEq|g|units?|%|puffs?|tablets?|pills?|capsules?|cc)(?![A-Za-z/])");
    private static final Pattern FREQUENCY = Pattern.compile(
            "\\b(?:(?:once|twice|(?:2|3|4|two|three|four) times) (?:daily|a week|weekly|a month)|every (?:\\d+|other|single)(?: to \\d+)? ?(?:hours?|days?|weeks?|months?)|every (?:morning|night|evening|week|month)|at (?:bedtime|night)|nightly|in the (?:morning|evening)s?|as needed|once|daily|weekly|before bed)\\b");
    private static final Pattern ROUTE = Pattern.compile(
            "\\b(?:by mouth|orally|oral|topical(?:ly)?|inhaled|intravenous(?:ly)?|subcutaneous(?:ly)?|injection|injected|patch|drops|cream|ointment|nasal spray|inhaler|sublingual|rectally|suppository|solution|lotion|shampoo)\\b");
    /** A following sentence that says how it is taken. */
    private static final Pattern HOW_TAKEN = Pattern.compile(
            "\\b(?:tak(?:e|ing)|use|apply|mg|daily|times|every \\d|every (?:morning|night|evening)|tablets?|pills?|puffs?|dose|bedtime)\\b");

    private static final Pattern REFILLS = Pattern.compile("\\b(?:refill\\w*|renew\\w*)\\b");
    private static final int LINES_AFTER = 3;
    private static final int REACH_AFTER = 70;
    private static final int REACH_BEFORE = 40;

    private MedicationReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            Answer answer = line.isQuestion() ? visit.answerTo(line) : Answer.NONE;
            if (line.stage() == Stage.ASIDE || (line.isQuestion() && answer.polarity() == Answer.Polarity.OPEN)) {
                continue;
            }
            List<Match> drugs = Vocabulary.DRUGS.find(line.words());
            for (int i = 0; i < drugs.size(); i++) {
                out.add(mention(visit.lines(), line, answer, drugs, i));
            }
        }
        return out;
    }

    /** The medicines that one line states. */
    static List<Mention> stated(List<Line> lines, Line line) {
        List<Match> drugs = Vocabulary.DRUGS.find(line.words());
        List<Mention> out = new ArrayList<>();
        for (int i = 0; i < drugs.size(); i++) {
            out.add(mention(lines, line, Answer.NONE, drugs, i));
        }
        return out;
    }

    private static Mention mention(List<Line> lines, Line line, Answer answer, List<Match> drugs, int i) {
        Match drug = drugs.get(i);
        int start = line.words().get(drug.from()).start();
        Context context = ConText.judge(line.words(), line.triggers(), drug.from(), drug.to());
        List<String> evidence = List.of(line.evidence());
        if (line.isQuestion() && !answer.lines().isEmpty()) {
            context = context.with(answer.isNo() ? Assertion.ABSENT : Assertion.PRESENT);
            evidence = List.of(line.evidence(), answer.evidence());
        }
        String spoken =
                line.text().substring(start, line.words().get(drug.to() - 1).end());
        boolean planned = line.isClinician()
                && line.stage() == Stage.PLAN
                && Intent.of(lines, line, start).isDecision()
                && !REFILLS.matcher(line.lower()).find();
        Context when = planned ? new Context(context.assertion(), context.experiencer(), Temporality.PLANNED) : context;
        return Mention.of(
                        FindingKind.MEDICATION,
                        Spelling.names(spoken),
                        drug.entry().term(),
                        when,
                        line,
                        evidence)
                .with(details(lines, line, drugs, i));
    }

    /** What stands between this medicine and the next, or shortly before it ("40 mg of furosemide"). */
    private static Details details(List<Line> lines, Line line, List<Match> drugs, int i) {
        int start = line.words().get(drugs.get(i).from()).start();
        int end = line.words().get(drugs.get(i).to() - 1).end();
        int stop = i + 1 < drugs.size()
                ? line.words().get(drugs.get(i + 1).from()).start()
                : line.text().length();
        int begin = i > 0 ? line.words().get(drugs.get(i - 1).to() - 1).end() : 0;
        String after = line.text().substring(end, Math.min(stop, end + REACH_AFTER));
        String before = line.text().substring(Math.max(begin, start - REACH_BEFORE), start);
        Optional<String> dose =
                first(DOSE, after).or(() -> i == 0 || before.contains(" of ") ? first(DOSE, before) : Optional.empty());
        String later = i + 1 == drugs.size() ? later(lines, line) : "";
        return new Details(
                Optional.empty(),
                Optional.empty(),
                dose.or(() -> first(DOSE, later)),
                first(ROUTE, after),
                first(FREQUENCY, after).or(() -> first(FREQUENCY, later)),
                Optional.empty());
    }

    /** What the same voice goes on to say of taking it, up to the next medicine. */
    private static String later(List<Line> lines, Line line) {
        StringBuilder out = new StringBuilder();
        for (int i = line.index() + 1; line.index() >= 0 && i < lines.size() && i <= line.index() + LINES_AFTER; i++) {
            Line next = lines.get(i);
            boolean other = next.turn() != line.turn()
                    || !Vocabulary.DRUGS.find(next.words()).isEmpty();
            if (other) {
                break;
            }
            if (HOW_TAKEN.matcher(next.lower()).find()) {
                out.append(next.text()).append(' ');
            }
        }
        return out.toString();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }
}
