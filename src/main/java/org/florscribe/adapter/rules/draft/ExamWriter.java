package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.chart.Shape;
import org.florscribe.adapter.rules.chart.Spelling;
import org.florscribe.adapter.rules.chart.Wording;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.dialogue.Stage;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.finding.Mention;
import org.florscribe.adapter.rules.finding.VitalReader;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.clinical.extraction.Temporality;
import org.florscribe.clinical.note.Draft.Sentence;

/** The physical exam: vital signs with their values first, then what the clinician observed, by system. */
final class ExamWriter {

    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:and|so|now|then|okay|also|on|for|in|to|with|upon|during|looking at|as far as|regarding|go(?:ing)? (?:ahead|over)|when i (?:listen to|look at|press on|palpate|examine|feel)|here in the office|today|again|(?:his|her|their|the|your) )+\\s*(?:physical |focused |quick )?(?:[a-z-]+ ){0,3}?(?:exam(?:ination)?|inspection|palpation|auscultation|evaluation)s?(?: of (?:the|his|her|your|their) (?:[a-z]+ ){1,3}?)?,? )(?=\\S)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEES = Pattern.compile(
            "^(?:(?:i|we) (?:do |can |also |still |did )*(?:appreciate|notice|see|hear|feel|note|find|tell|noticed|noted|found)(?: here)?(?: that)?|(?:he|she|they|the patient) (?:does |do |also |still |does also )*(?:has|have)|there (?:is|are|was|were)(?: also| still)?|it (?:looks|appears|seems|sounds) (?:like|that)|i can see(?: that)?|that|it is|you have)(?= ) ?(?:a little bit of|some|a)? ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEES_NOTHING = Pattern.compile(
            "^(?:(?:i|we) (?:do|did|can|could) ?not (?:really )?(?:appreciate|notice|see|hear|feel|note|find)|(?:he|she|they|the patient) (?:does|do) not (?:have|seem to have)|there (?:is|are) (?:not|no)) (?:any |no |a )?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNER = Pattern.compile("^(?:his|her|their|your|the) ", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTS = Pattern.compile(
            "\\b(?:let me|let's|i'm going to|i am going to|i'll|i will|go ahead|can you|could you|take a deep|deep breath|breathe|bend|push|pull|squeeze|lift|raise|turn your|straighten|hold (?:it|on|your)|relax|follow my|does that|does this|tell me|try to|okay with|lie down|lay down|lean|stand up|sit up|stick out|say ah|look up|keep|want to|if you)\\b");
    private static final Pattern VITAL = Pattern.compile(
            "\\b(?:vital signs?|vitals|blood pressure|heart rate|pulse is|temperature|respirat(?:ions|ory rate)|oxygen saturation|saturation|pulse ox)\\b");
    private static final Pattern JUDGED = Pattern.compile(
            "\\b(?:good|great|normal|fine|stable|elevated|high|low|better|okay|perfect|within|unremarkable|excellent)\\b");
    private static final int FEWEST_LETTERS = 8;

    private final Visit visit;
    private final Wording wording;
    private final List<Mention> signs;
    private final Set<Line> measured;

    ExamWriter(Visit visit, Wording wording) {
        this.visit = visit;
        this.wording = wording;
        this.signs = VitalReader.read(visit);
        this.measured = signs.stream().map(Mention::line).collect(Collectors.toSet());
    }

    List<Sentence> write() {
        List<Sentence> out = new ArrayList<>(vitals());
        String system = "";
        for (Line line : visit.lines()) {
            if (line.stage() == Stage.EXAM && line.isClinician() && !line.isQuestion()) {
                Optional<String> named = system(line);
                system = named.orElse(system);
                Optional<String> finding = named.isEmpty() ? Optional.empty() : finding(line);
                if (finding.isPresent()) {
                    out.add(new Sentence(system + ": " + Spelling.sentence(finding.get()), List.of(line.evidence())));
                }
            }
        }
        visit.noted().stream()
                .filter(line -> line.stage() == Stage.EXAM && !isMeasured(line))
                .forEach(line -> out.add(new Sentence(Spelling.sentence(line.text()), List.of(line.evidence()))));
        return out;
    }

    private List<Sentence> vitals() {
        Map<String, Mention> latest = new LinkedHashMap<>();
        for (Mention vital : signs) {
            if (vital.context().temporality() == Temporality.CURRENT) {
                latest.put(vital.term(), vital);
            }
        }
        List<Sentence> out = new ArrayList<>();
        for (Mention vital : latest.values()) {
            String value = vital.details().value().orElse("");
            String unit =
                    vital.details().unit().map(u -> u.equals("%") ? u : " " + u).orElse("");
            out.add(new Sentence(
                    vital.term() + ": " + value + (unit.equals(" F") ? "" : unit) + ".", vital.evidence()));
        }
        for (Line line : visit.lines()) {
            boolean judged = line.stage() == Stage.EXAM
                    && line.isClinician()
                    && !line.isQuestion()
                    && latest.isEmpty()
                    && VITAL.matcher(line.lower()).find()
                    && JUDGED.matcher(line.lower()).find()
                    && !ACTS.matcher(line.lower()).find();
            if (judged && line.words().size() < 25) {
                out.add(new Sentence(
                        Spelling.sentence(OWNER.matcher(wording.phrase(line)).replaceFirst("")),
                        List.of(line.evidence())));
            }
        }
        return out;
    }

    private Optional<String> finding(Line line) {
        if (isMeasured(line)
                || ACTS.matcher(line.lower()).find()
                || VITAL.matcher(line.lower()).find()) {
            return Optional.empty();
        }
        String phrase = LEAD.matcher(wording.phrase(line)).replaceFirst("");
        String nothing = SEES_NOTHING.matcher(phrase).replaceFirst("no ");
        String seen = nothing.equals(phrase) ? SEES.matcher(phrase).replaceFirst("") : nothing;
        String owned = OWNER.matcher(seen).replaceFirst("");
        boolean tooLong = owned.split(" ", -1).length > 45;
        return owned.length() < FEWEST_LETTERS
                        || tooLong
                        || Shape.dangles(owned)
                        || owned.matches("^(?:exam|physical|normal|look|everything)\\w*$")
                ? Optional.empty()
                : Optional.of(owned);
    }

    private boolean isMeasured(Line line) {
        return measured.contains(line);
    }

    /** The system most of the line's terms belong to, the first of equals; "heart exam" decides at once. */
    private static Optional<String> system(Line line) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Match match : Vocabulary.EXAM.find(line.words())) {
            boolean announced = match.to() < line.words().size()
                    && line.words().get(match.to()).lower().startsWith("exam");
            if (announced) {
                return Optional.of(match.entry().group());
            }
            votes.merge(match.entry().group(), 1, Integer::sum);
        }
        return votes.entrySet().stream()
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .map(Map.Entry::getKey);
    }
}
