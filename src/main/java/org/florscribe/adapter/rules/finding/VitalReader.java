package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding.Details;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** Vital signs with their values, as measured at the visit. */
public final class VitalReader {

    private record Sign(String name, String unit, Pattern pattern, double least, double most) {}

    private static final List<Sign> SIGNS = List.of(
            sign("Blood pressure", "mmHg", "(?:blood pressures?|\\bbp\\b)[^.?\\d]{0,220}?(\\d{2,3}/\\d{2,3})", 0, 0),
            sign(
                    "Heart rate",
                    "bpm",
                    "(?:heart rate|\\bpulse(?! ox)|\\bhr\\b)[^.?\\d]{0,60}?(\\d{2,3})\\b(?![/%.]\\d)",
                    25,
                    250),
            sign(
                    "Respiratory rate",
                    "breaths/min",
                    "(?:respiratory rate|respirations?|\\brr\\b|breathing rate)[^.?\\d]{0,40}?(\\d{1,2})\\b(?![/%.]\\d)",
                    5,
                    60),
            sign(
                    "Temperature",
                    "F",
                    "(?:temperature|\\btemp\\b|fever of|running a fever)[^.?\\d]{0,50}?(?:\\d{2,3} (?=\\d{2,3}\\.\\d))?(\\d{2,3}(?:\\.\\d)?)",
                    90,
                    110),
            sign(
                    "Oxygen saturation",
                    "%",
                    "(?:oxygen saturation|o2 sat\\w*|spo2|pulse ox\\w*|\\bsats?\\b|\\bsatting\\b|saturation|oxygen level|\\boxygen\\b|\\bo2\\b)[^.?\\d]{0,40}?(\\d{2,3})(?: ?%)?",
                    50,
                    100),
            sign(
                    "Weight",
                    "",
                    "\\b(?:weight(?! loss| gain| lift)|weigh|weighed|weighing|weighs)\\b[^.?\\d]{0,30}?(\\d{2,3}(?:\\.\\d)? ?(?:pounds|lbs?|kg|kilograms))",
                    0,
                    0),
            sign("BMI", "", "\\b(?:bmi|body mass index)\\b[^.?\\d]{0,25}?(\\d{2}(?:\\.\\d+)?)", 10, 80));

    private static final Pattern NOW = Pattern.compile(
            "\\b(?:today|right now|here in|in the office|vital signs|vitals|looks|is (?:nice|good|about|normal|a little|pretty|\\d))");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:at home|goal|below|above|less than|greater than|under|if|target|hospital|emergency|was high|when you|last (?:time|visit|year)|over the)\\b");

    private static final Pattern NAMED = Pattern.compile(
            "pressure|\\bbp\\b|heart rate|pulse|\\bhr\\b|respirat|\\brr\\b|breathing rate|temp|fever of|running a fever|oxygen|\\bo2|spo2|sats?\\b|satting|saturation|weigh|bmi|mass index");

    private VitalReader() {}

    private static Sign sign(String name, String unit, String pattern, double least, double most) {
        return new Sign(name, unit, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), least, most);
    }

    /** A later measure of a sign follows an earlier one. What the patient measured at home is not of the visit. */
    public static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        List<Line> lines = visit.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (NAMED.matcher(lines.get(i).lower()).find()
                    && !lines.get(i).isQuestion()
                    && lines.get(i).stage() != Stage.ASIDE) {
                add(out, lines.get(i), stretch(lines, i));
            }
        }
        visit.noted().forEach(line -> add(out, line, line.text()));
        return out;
    }

    /** The line with what the same voice says on, since a value may follow its sign in the next breath. */
    private static String stretch(List<Line> lines, int from) {
        StringBuilder text = new StringBuilder(lines.get(from).text());
        for (int i = from + 1;
                i < Math.min(lines.size(), from + 4)
                        && lines.get(i).evidence().equals(lines.get(from).evidence());
                i++) {
            text.append(' ').append(lines.get(i).text());
        }
        return text.toString();
    }

    private static void add(List<Mention> out, Line line, String stretch) {
        boolean atVisit = isMeasuredNow(line);
        for (Sign sign : SIGNS) {
            Matcher m = sign.pattern().matcher(stretch);
            if (m.find() && m.start() < line.text().length() && isPlausible(sign, m.group(1))) {
                Context context = new Context(
                        Assertion.PRESENT, Experiencer.PATIENT, atVisit ? Temporality.CURRENT : Temporality.HISTORICAL);
                Details details = new Details(
                        Optional.of(m.group(1)),
                        sign.unit().isEmpty() ? Optional.empty() : Optional.of(sign.unit()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                out.add(Mention.of(FindingKind.VITAL, sign.name(), sign.name(), context, line, List.of(line.evidence()))
                        .with(details));
            }
        }
    }

    private static boolean isMeasuredNow(Line line) {
        if (!line.isClinician() || ELSEWHERE.matcher(line.lower()).find()) {
            return false;
        }
        return line.stage() == Stage.EXAM || NOW.matcher(line.lower()).find();
    }

    private static boolean isPlausible(Sign sign, String value) {
        if (sign.most() == 0) {
            return true;
        }
        double number = Double.parseDouble(value);
        return number >= sign.least() && number <= sign.most();
    }
}
