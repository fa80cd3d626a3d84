package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PRESCRIBES = Pattern.compile(
            "\\b(?:order|prescri\\w+|start\\w*|continue|increase|decrease|refill|put you on|give you|add|send in|switch|change|keep you on|stay on|take|taking|use|try|stop|discontinue|hold|resume|write you|begin|initiate)\\b");
    private static final Pattern BACK = Pattern.compile(
            "\\b(?:(?:see|have) (?:you|him|her|them) (?:back|again|return)?|(?:come|check|be|see me) back|return|follow[- ]?up|see me|recheck)\\b[^.?!]{0,50}?\\b(?<when>(?:in|for|next|after) (?:about |around |the next |another )?(?:\\d+|a|one|two|three|four|six|a couple(?: of)?|a few|couple)?(?: to \\d+| or \\d+)? ?(?:days?|weeks?|months?|years?)(?: or so)?|tomorrow|next (?:week|month|year)|as needed)");
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:we did|you had|last (?:year|time|month|week)|i reviewed|showed|shows|came back|results? of|was normal)\\b");

    private OrderReader() {}

    static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            boolean command = line.stage() == Stage.ASIDE && line.lower().contains("order");
            if (line.isClinician() && !line.isQuestion() && (line.stage() == Stage.PLAN || command)) {
                studies(out, line);
                medicines(out, line);
                followUp(out, line);
            }
        }
        return out;
    }

    private static void studies(List<Mention> out, Line line) {
        if (!ORDERS.matcher(line.lower()).find() || PAST.matcher(line.lower()).find()) {
            return;
        }
        for (Match match : Vocabulary.STUDIES.find(line.words())) {
            Optional<OrderType> type = typeOf(match.entry().group());
            boolean said = ConText.judge(line.words(), line.triggers(), match.from(), match.to())
                            .assertion()
                    != Assertion.ABSENT;
            if (type.isPresent() && said) {
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

    private static void medicines(List<Mention> out, Line line) {
        if (!PRESCRIBES.matcher(line.lower()).find()) {
            return;
        }
        for (Mention drug : MedicationReader.stated(line)) {
            if (drug.kind() == FindingKind.MEDICATION && drug.context().assertion() != Assertion.ABSENT) {
                out.add(order(drug.term(), drug.group(), OrderType.MEDICATION, line, drug.details()));
            }
        }
    }

    private static void followUp(List<Mention> out, Line line) {
        Matcher m = BACK.matcher(line.lower());
        if (m.find()) {
            Mention back = Mention.of(
                    FindingKind.FOLLOW_UP,
                    Spelling.names("follow up " + m.group("when")),
                    "follow up",
                    PLANNED,
                    line,
                    List.of(line.evidence()));
            out.add(new Mention(
                    back.kind(),
                    back.term(),
                    back.group(),
                    back.context(),
                    line,
                    back.evidence(),
                    Details.NONE,
                    Optional.of(OrderType.FOLLOWUP)));
        }
    }

    private static Mention order(String term, String group, OrderType type, Line line, Details details) {
        return new Mention(
                FindingKind.ORDER, term, group, PLANNED, line, List.of(line.evidence()), details, Optional.of(type));
    }
}
