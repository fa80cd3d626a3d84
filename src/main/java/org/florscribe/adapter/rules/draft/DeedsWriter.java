package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.chart.Fluency;
import org.florscribe.adapter.rules.chart.PlanPhrase;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.clinical.note.Draft.Sentence;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.SectionCode;

/**
 * What was done in the visit itself, for forms that ask for it: a therapist's interventions and how they were taken, a
 * procedure step by step. What may be done one day is none of it.
 */
final class DeedsWriter {

    /** @param not what shows that it was not done, or not now */
    private record Deed(boolean byClinician, Pattern told, Pattern not) {

        static Deed ofClinician(String told, String not) {
            return new Deed(true, Pattern.compile(told), Pattern.compile(not));
        }
    }

    private static final String NOT_NOW =
            "\\b(?:if|could|would|might|may|unless|consider\\w*|options?|schedul\\w*|next (?:week|visit|time|month)|refer\\w*|surgeon|risks?|side effects?|in the past|years? ago|last (?:week|month|year|time)|before you)\\b";
    private static final String DOING =
            "(?=.*\\b(?:i(?:'m| am) (?:just |now )?(?:going to|doing|putting|giving|cleaning|numbing|injecting)|go(?:ing)? ahead|now|i just|we just|i(?:'ve| have)|we (?:did|used|put|placed|took)|i (?:did|used|put|placed|took|made)|was|were|(?:clean|prepp|drap|inject|aspirat|drain|excis|remov|sutur|irrigat|apply|appli|plac|insert|numb)ed|(?:feel|here comes) (?:a|some) (?:little )?(?:pinch|poke|stick|pressure|burn)|consent(?:ed)?)\\b)";

    private static final Deed INTERVENTION = Deed.ofClinician(
            "\\b(?:let's (?:try|practice|do|take|work|talk about|look at|go over|write|make|start with|think)|we(?:'ve| have)? (?:just )?(?:talked|discussed|practiced|reviewed|went over|worked|explored|tried)|i(?:'d| would) (?:like|want|invite) (?:you|us) to (?:try|notice|think|practice|write|imagine|close|take|picture|rate)|i want (?:you|us) to (?:try|notice|think|imagine|practice|write|picture)|one thing (?:that )?(?:you|we) can|notice (?:how|what|that|the)|breathe (?:in|out)|breathing exercise|coping|grounding|journal\\w*|homework|remind yourself|reframe|mindful\\w*)\\b",
            "\\b(?:next (?:week|visit|time)|blood work|labs?|results?|x-rays?|mri|images?|listen to|exam\\w*|look at your|dragon|blood pressure|sugars?)\\b");

    private static final Map<SectionCode, Deed> DEEDS = deeds();
    private static final Pattern SUBJECT = Pattern.compile("^(?:he|she|they|the patient|his|her|their)\\b");
    private static final int FEWEST_WORDS = 3;
    private static final int MOST_WORDS = 40;
    private static final int MOST_SENTENCES = 8;

    private final Visit visit;
    private final Wording wording;
    private final Predicate<Sentence> supported;

    DeedsWriter(Visit visit, Wording wording, Predicate<Sentence> supported) {
        this.visit = visit;
        this.wording = wording;
        this.supported = supported;
    }

    private static Map<SectionCode, Deed> deeds() {
        Map<SectionCode, Deed> out = new LinkedHashMap<>();
        out.put(SectionCode.INTERVENTION, INTERVENTION);
        out.put(
                SectionCode.RESPONSE,
                new Deed(
                        false,
                        Pattern.compile(
                                "\\b(?:that (?:helps|helped|feels)|i(?:'ll| will| can| could) (?:try|do|give|start|work|practice|keep|think)|i(?:'m| am) (?:willing|open|ready|nervous|worried|scared|relieved|glad|happy|calmer|feeling|not sure|not ready)|i feel|i felt|i(?:'d| would) (?:like|rather|prefer)|it (?:helps|helped|felt|feels)|calmer|more relaxed|that's (?:hard|helpful))\\b"),
                        Pattern.compile("\\b(?:ago|last (?:week|month|year)|used to)\\b")));
        out.put(
                SectionCode.ANESTHESIA,
                Deed.ofClinician(
                        "\\b(?:lidocaine|bupivacaine|marcaine|xylocaine|ropivacaine|numb(?:ing)? (?:you|it|up|the|this|that|medicine|medication|cream|spray)|anesthe\\w+|sedat\\w+|ethyl chloride|nerve block|freezing spray)\\b",
                        NOT_NOW));
        out.put(
                SectionCode.PROCEDURE_DESCRIPTION,
                Deed.ofClinician(
                        DOING
                                + ".*\\b(?:inject\\w*|drain\\w*|aspirat\\w*|excis\\w*|incis\\w*|sutur\\w*|stitch\\w*|stapl\\w*|debrid\\w*|biops\\w*|cauteri\\w*|freez\\w*|cryo\\w*|irrigat\\w*|clean\\w*|prepp(?:ed|ing)|drap(?:e|ed|ing)|needle|scope|punch|splint\\w*|steril\\w*|pinch|poke|consent\\w*|procedure)\\b",
                        NOT_NOW));
        out.put(
                SectionCode.SPECIMENS,
                Deed.ofClinician(
                        "\\b(?:specimens?|(?:send|sending|sent) (?:it|this|that|them|the \\w+) (?:off |out )?to (?:the )?(?:lab|pathology)|sent to (?:the )?(?:lab|pathology))\\b",
                        NOT_NOW));
        out.put(
                SectionCode.COMPLICATIONS,
                Deed.ofClinician(
                        "\\b(?:complications?|tolerated|you did (?:great|well|good|very well|fantastic|awesome)|went (?:well|fine|great|smoothly)|no (?:active )?bleeding|hemostasis)\\b",
                        NOT_NOW));
        return out;
    }

    /** For each section of these that the form has: what was done, in the order of the visit. */
    Map<SectionCode, List<Sentence>> write(NoteForm form) {
        Map<SectionCode, List<Sentence>> out = new LinkedHashMap<>();
        DEEDS.forEach((code, deed) -> {
            if (form.section(code).isPresent()) {
                List<Sentence> done = done(deed, code);
                if (!done.isEmpty()) {
                    out.put(code, done);
                }
            }
        });
        return out;
    }

    private List<Sentence> done(Deed deed, SectionCode code) {
        List<Sentence> out = new ArrayList<>();
        boolean begun = !code.equals(SectionCode.RESPONSE);
        for (Line line : visit.lines()) {
            begun |= line.isClinician() && !line.isQuestion() && isTold(INTERVENTION, line);
            begun |= line.stage() == Stage.PLAN;
            boolean asked = line.isQuestion() || line.lower().startsWith("please");
            boolean counts = begun && line.isClinician() == deed.byClinician() && !asked;
            if (counts && isTold(deed, line) && out.size() < MOST_SENTENCES) {
                String phrase = phrase(line);
                Sentence sentence = new Sentence(Spelling.sentence(phrase), List.of(line.evidence()));
                if (isReadable(phrase) && !out.contains(sentence) && supported.test(sentence)) {
                    out.add(sentence);
                }
            }
        }
        return out;
    }

    private static boolean isTold(Deed deed, Line line) {
        return deed.told().matcher(line.lower()).find()
                && !deed.not().matcher(line.lower()).find();
    }

    /** A patient's words that do not begin with the patient are told as theirs: "The patient says that it helps." */
    private String phrase(Line line) {
        if (line.isClinician()) {
            return PlanPhrase.of(line, wording);
        }
        String said = wording.phrase(line);
        return SUBJECT.matcher(said.toLowerCase(Locale.ROOT)).find() ? said : "the patient says that " + said;
    }

    private static boolean isReadable(String phrase) {
        int words = phrase.split(" ", -1).length;
        return words >= FEWEST_WORDS && words <= MOST_WORDS && Shape.isWhole(phrase) && Fluency.isFluent(phrase);
    }
}
