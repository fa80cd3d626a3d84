package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.context.ConText;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;

/** What the clinician orders: tests, imaging, referrals, medicines, and when to come back. */
final class OrderReader {

    private static final Context PLANNED = new Context(Assertion.PRESENT, Experiencer.PATIENT, Temporality.PLANNED);
    private static final Pattern ORDERS = Pattern.compile(
            "\\b(?:order\\w*|i(?:'m| am) going to|i(?:'d| would) (?:also )?(?:like|recommend|want)|i (?:do |also |just )?(?:want|recommend|think we should)|i'll|i will|we'll|we will|we(?:'re| are) going to|let's|refer\\w*|schedule|repeat|recheck|set (?:you|him|her) up|send (?:you|him|her)|get (?:you|him|her|a|an|some|another)|due for|need(?:s)? (?:a|an|to get|another|to see)|plan(?: is|:| for|to)?|consult|should (?:get|have|see))\\b");
    private static final String WHEN =
            "(?:(?:in|for|within|after|about|around|the|next|another) )*(?:(?:\\d+|a|one|two|three|four|six|a couple(?: of)?|a few|couple|few)(?: to \\d+| or \\d+)? (?:days?|weeks?|months?|years?)(?: or (?:so|\\d+))?|tomorrow|next (?:week|month|year|visit|appointment)|as needed|(?:on )?(?:mon|tues|wednes|thurs|fri)day(?: morning)?)";
    private static final Pattern BACK = Pattern.compile(
            "\\b(?:(?:see|have) (?:you|him|her|them|me)(?: back| again| return| in)?|(?:come|comes|check|be|see me) back|come in|return|follow[- ]?up|follow(?:ing)? up|recheck|revisit|take (?:a|another) look|appointment)\\b[^.?!]{0,50}?\\b(?<when>"
                    + WHEN + ")\\b|\\b(?<first>" + WHEN
                    + "),? (?:i'd like|i want|i would like|we'll|i'll|have|come|we come|you come)\\b[^.?!]{0,25}\\b(?:return|back|see you|follow up|in here)\\b");
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:we did|you had|last (?:year|time|month|week)|i reviewed|showed|shows|came back|results? of|was normal)\\b");

    private static final Pattern LISTS =
            Pattern.compile("\\b(?:order\\w*|tests?|labs|blood ?work|panel|check)\\b[^.]*$");
    private static final Pattern AT_HOME =
            Pattern.compile("\\b(?:home|daily|morning|monitor\\w*|watch|log|keep|your (?:blood )?sugars?)\\b");
    private static final Set<String> PLAIN =
            Set.of("blood work", "imaging", "specialist", "pathology", "genetic testing");
    private static final int NEAR_TURNS = 2;

    private OrderReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            boolean command = line.stage() == Stage.ASIDE && line.lower().contains("order");
            if (line.isClinician() && !line.isQuestion() && (line.stage() == Stage.PLAN || command)) {
                studies(out, visit.lines(), line);
                medicines(out, visit.lines(), line);
            }
            boolean goodbye =
                    line.stage() == Stage.ASIDE && line.index() > visit.lines().size() / 2;
            if (line.isClinician() && (line.stage() == Stage.PLAN || goodbye)) {
                followUp(out, line);
            }
        }
        out.removeIf(order -> isNamedMoreExactly(order, out));
        return onceBack(out);
    }

    /** "Some blood tests, a CBC and a lipid panel": the tests that were named say it all. */
    private static boolean isNamedMoreExactly(Mention vague, List<Mention> orders) {
        return isVague(vague)
                && orders.stream()
                        .anyMatch(other -> !isVague(other)
                                && other.orderType().equals(vague.orderType())
                                && Math.abs(other.line().turn() - vague.line().turn()) <= NEAR_TURNS);
    }

    private static boolean isVague(Mention order) {
        return PLAIN.contains(order.term()) || FindingReader.isClass(order);
    }

    /** Said again at the door, it is the same appointment: the first counts. */
    private static List<Mention> onceBack(List<Mention> orders) {
        return Stream.concat(
                        orders.stream().filter(order -> order.kind() != FindingKind.FOLLOW_UP),
                        orders.stream()
                                .filter(order -> order.kind() == FindingKind.FOLLOW_UP)
                                .limit(1))
                .toList();
    }

    private static void studies(List<Mention> out, List<Line> lines, Line line) {
        boolean carried = line.index() > 0
                && lines.get(line.index() - 1).evidence().equals(line.evidence())
                && LISTS.matcher(lines.get(line.index() - 1).lower()).find();
        if ((!ORDERS.matcher(line.lower()).find() && !carried)
                || PAST.matcher(line.lower()).find()) {
            return;
        }
        for (Match match : Vocabulary.STUDIES.find(line.words())) {
            Optional<OrderType> type = typeOf(match.entry().group());
            int at = line.words().get(match.from()).start();
            boolean said = ConText.judge(line.words(), line.triggers(), match.from(), match.to())
                            .assertion()
                    != Assertion.ABSENT;
            boolean athome = match.entry().term().equals("blood glucose")
                    && AT_HOME.matcher(line.lower()).find();
            if (type.isPresent() && said && !athome && !Intent.isOnlyThought(line, at)) {
                out.add(order(match.entry().term(), match.entry().group(), type.get(), line, Details.NONE));
            }
        }
    }

    private static Optional<OrderType> typeOf(String group) {
        return switch (group) {
            case "LAB" -> Optional.of(OrderType.LAB);
            case "IMAGING" -> Optional.of(OrderType.IMAGING);
            case "REFERRAL" -> Optional.of(OrderType.REFERRAL);
            default -> Optional.empty();
        };
    }

    private static void medicines(List<Mention> out, List<Line> lines, Line line) {
        List<Match> drugs = Vocabulary.DRUGS.find(line.words());
        List<Mention> stated = MedicationReader.stated(lines, line);
        for (int i = 0; i < drugs.size(); i++) {
            int at = line.words().get(drugs.get(i).from()).start();
            Mention drug = stated.get(i);
            if (drug.context().assertion() != Assertion.ABSENT
                    && Intent.of(lines, line, at).isDecision()
                    && !Intent.isOnlyThought(line, at)) {
                out.add(order(drug.term(), drug.group(), OrderType.MEDICATION, line, drug.details()));
            }
        }
    }

    private static void followUp(List<Mention> out, Line line) {
        Matcher m = BACK.matcher(line.lower());
        if (m.find()) {
            String when = m.group("when") != null ? m.group("when") : m.group("first");
            String words = when.startsWith("in ")
                            || when.startsWith("next")
                            || when.startsWith("as ")
                            || when.startsWith("on ")
                    ? when
                    : "in " + when.replaceFirst("^(?:for|within|after|the) ", "");
            Mention back = order(
                    Spelling.names("return "
                            + words.replaceFirst("^in ((?:on |next |tomorrow|mon|tues|wednes|thurs|fri))", "$1")),
                    "follow up",
                    OrderType.FOLLOWUP,
                    line,
                    Details.NONE);
            out.add(new Mention(
                    FindingKind.FOLLOW_UP,
                    back.term(),
                    back.group(),
                    PLANNED,
                    line,
                    back.evidence(),
                    Details.NONE,
                    back.orderType()));
        }
    }

    private static Mention order(String term, String group, OrderType type, Line line, Details details) {
        return new Mention(
                FindingKind.ORDER, term, group, PLANNED, line, List.of(line.evidence()), details, Optional.of(type));
    }
}
