package org.florscribe.adapter.rules.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.PlanPhrase;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.context.Context;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.Temporality;

/** What the patient is advised to do: rest, ice, keep a log, call when it gets worse. */
final class AdviceReader {

    private static final Context PLANNED = new Context(Assertion.PRESENT, Experiencer.PATIENT, Temporality.PLANNED);
    private static final Pattern ADVISES = Pattern.compile(
            "^(?:continue|keep|avoid|ice|rest|elevate|weigh|record|monitor|watch|call|limit|wear|use|apply|stay|drink|eat|exercise|stretch|check|take it easy|cut back|try|come in|reduce|stop|quit|do not|soak|lose|log|bring|schedule|return)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 30;

    private AdviceReader() {}

    static List<Mention> read(Visit visit) {
        Wording wording = new Wording(visit.sex());
        List<Mention> out = new ArrayList<>();
        for (Line line : visit.lines()) {
            if (line.isClinician() && line.stage() == Stage.PLAN && !line.isQuestion()) {
                advice(line, wording)
                        .ifPresent(text -> out.add(
                                Mention.of(FindingKind.PLAN, text, "advice", PLANNED, line, List.of(line.evidence()))));
            }
        }
        return out;
    }

    private static Optional<String> advice(Line line, Wording wording) {
        String phrase = PlanPhrase.of(line, wording);
        boolean fits = phrase.split(" ", -1).length <= LONGEST;
        return ADVISES.matcher(phrase).find() && fits && Shape.isWhole(phrase) ? Optional.of(phrase) : Optional.empty();
    }
}
