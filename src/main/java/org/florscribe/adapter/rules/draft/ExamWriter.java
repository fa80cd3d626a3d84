package org.florscribe.adapter.rules.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.chart.Fluency;
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
    private static final Pattern THINKS =
            Pattern.compile("\\b(?:i|we|our|us|my|me|he|she|they)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile(
            ",? (?:so|which (?:is|are|means|could|i|we)|that is (?:good|great)|just like|that i (?:have )?heard)\\b.*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_NAMES = Pattern.compile(
            "^(?:on|in|for|with|to|of|at)\\b[^.]*\\bexam\\w*$|\\bexam\\w*\\b.*\\bexam|\\b(?:going to|take a listen|issues?|means|hearing any|have a listen)\\b",
            Pattern.CASE_INSENSITIVE);
    /** "No murmur no rub no gallop". */
    private static final Pattern LISTED =
            Pattern.compile("(\\bno [a-z]+(?: [a-z]+)?) (?=no )", Pattern.CASE_INSENSITIVE);

    private static final int HEAP = 13;
    private static final List<String> ORDER = List.of(
            "Constitutional",
            "Head",
            "Eyes",
            "Ears, Nose, Mouth and Throat",
            "Neck",
            "Respiratory",
            "Cardiovascular",
            "Breast",
            "Gastrointestinal",
            "Genitourinary",
            "Musculoskeletal",
            "Neurological",
            "Skin",
            "Psychiatric",
            "Lymphatic");

    private final Visit visit;
    private final Wording wording;
    private final List<Mention> signs;
    private final Set<Line> measured;
    private final Predicate<Sentence> isSupported;

    /** @param isSupported whether a sentence is borne out by what it cites */
    ExamWriter(Visit visit, Wording wording, Predicate<Sentence> isSupported) {
        this.isSupported = isSupported;
        this.visit = visit;
        this.wording = wording;
        this.signs = VitalReader.read(visit);
        this.measured = signs.stream().map(Mention::line).collect(Collectors.toSet());
    }

    /** Vital signs, then one statement for each organ system in the order they are usually written. */
    List<Sentence> write() {
        List<Sentence> out = new ArrayList<>(vitals());
        Map<String, Found> bySystem = new LinkedHashMap<>();
        String system = "";
        for (Line line : visit.lines()) {
            if (line.stage() == Stage.EXAM && line.isClinician() && !line.isQuestion()) {
                Optional<String> named = system(line);
                system = named.orElse(system);
                Optional<String> finding = named.isEmpty() ? Optional.empty() : finding(line);
                if (finding.isPresent()) {
                    bySystem.computeIfAbsent(system, s -> new Found()).add(Spelling.sentence(finding.get()), line);
                } else {
                    composed(line)
                            .forEach((s, text) -> bySystem.computeIfAbsent(s, n -> new Found())
                                    .add(text, line));
                }
            }
        }
        bySystem.entrySet().stream()
                .sorted(Comparator.comparingInt(found -> place(found.getKey())))
                .forEach(found -> out.addAll(found.getValue().written(found.getKey(), isSupported)));
        visit.noted().stream()
                .filter(line -> line.stage() == Stage.EXAM && !isMeasured(line))
                .forEach(line -> out.add(new Sentence(Spelling.sentence(line.text()), List.of(line.evidence()))));
        return out;
    }

    private static int place(String system) {
        int known = ORDER.indexOf(system);
        return known < 0 ? ORDER.size() : known;
    }

    /** What was found of one organ system. */
    private static final class Found {

        private final Map<String, String> evidenceOf = new LinkedHashMap<>();

        void add(String text, Line line) {
            evidenceOf.putIfAbsent(text, line.evidence());
        }

        /** One statement where all of it together is borne out, else one for each part that is. */
        List<Sentence> written(String system, Predicate<Sentence> isSupported) {
            List<Sentence> parts = BothWays.lastWord(evidenceOf.entrySet().stream()
                    .map(part -> new Sentence(system + ": " + part.getKey(), List.of(part.getValue())))
                    .filter(isSupported)
                    .toList());
            String text = parts.stream()
                    .map(part -> part.text().substring(system.length() + 2))
                    .collect(Collectors.joining(" "));
            List<String> evidence = parts.stream()
                    .flatMap(part -> part.evidence().stream())
                    .distinct()
                    .toList();
            Sentence whole = new Sentence(system + ": " + text, evidence);
            return parts.size() > 1 && isSupported.test(whole) ? List.of(whole) : parts;
        }
    }

    /** Of speech that does not read as a sentence only its signs are kept. */
    private Map<String, String> composed(Line line) {
        return isMeasured(line) || line.lower().contains(" if ") ? Map.of() : SignLines.of(SignLines.in(line));
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
        owned = ASIDE.matcher(owned).replaceFirst("");
        owned = LISTED.matcher(owned).replaceAll("$1, ");
        int words = owned.split(" ", -1).length;
        boolean heaped =
                words > HEAP && owned.indexOf(',') < 0 && SignLines.in(line).size() > 2;
        boolean tooLong = words > 45 || heaped;
        return owned.length() < FEWEST_LETTERS
                        || tooLong
                        || !Fluency.isFluent(owned)
                        || THINKS.matcher(owned).find()
                        || ONLY_NAMES.matcher(owned).find()
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
