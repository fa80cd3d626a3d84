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
            sign("Blood pressure", "mmHg", "(?:blood pressures?|\\bbp\\b)[^.?\\d]{0,60}?(\\d{2,3}/\\d{2,3})", 0, 0),
            sign(
                    "Heart rate",
                    "bpm",
                    "(?:heart rate|\\bpulse(?! ox)|\\bhr\\b)[^.?\\d]{0,40}?(\\d{2,3})\\b(?![/%.]\\d)",
                    25,
                    250),
            sign(
                    "Respiratory rate",
                    "breaths/min",
                    "(?:respiratory rate|respirations?|\\brr\\b|breathing rate)[^.?\\d]{0,40}?(\\d{1,2})\\b(?![/%.]\\d)",
                    5,
                    60),
            sign("Temperature", "F", "(?:temperature|\\btemp\\b)[^.?\\d]{0,40}?(\\d{2,3}(?:\\.\\d)?)", 90, 110),
            sign(
                    "Oxygen saturation",
                    "%",
                    "(?:oxygen saturation|o2 sat\\w*|spo2|pulse ox\\w*|\\bsats?\\b|saturation|oxygen level|\\boxygen\\b|\\bo2\\b)[^.?\\d]{0,40}?(\\d{2,3})(?: ?%)?",
                    50,
                    100),
            sign(
                    "Weight",
                    "",
                    "\\b(?:weight(?! loss| gain| lift)|weigh|weighed|weighing|weighs)\\b[^.?\\d]{0,30}?(\\d{2,3}(?:\\.\\d)? ?(?:pounds|lbs?|kg|kilograms))",
                    0,
                    0),
            sign("BMI", "", "\\b(?:bmi|body mass index)\\b[^.?\\d]{0,25}?(\\d{2}(?:\\.\\d+)?)", 10, 80));

    private VitalReader() {}

    private static Sign sign(String name, String unit, String pattern, double least, double most) {
        return new Sign(name, unit, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), least, most);
    }

    /** A later measure of a sign follows an earlier one. What the patient measured at home is not of the visit. */
    public static List<Mention> read(Visit visit) {
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            if (!line.isQuestion() && line.stage() != Stage.ASIDE) {
                add(out, line);
            }
        }
        visit.noted().forEach(line -> add(out, line));
        return out;
    }

    private static void add(List<Mention> out, Line line) {
        boolean atVisit = line.isClinician() && line.stage() == Stage.EXAM;
        for (Sign sign : SIGNS) {
            Matcher m = sign.pattern().matcher(line.text());
            if (m.find() && isPlausible(sign, m.group(1))) {
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

    private static boolean isPlausible(Sign sign, String value) {
        if (sign.most() == 0) {
            return true;
        }
        double number = Double.parseDouble(value);
        return number >= sign.least() && number <= sign.most();
    }
}
