package org.florscribe.adapter.rules.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.lexicon.Lexicon;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.jspecify.annotations.Nullable;

/** Plants one error of a class in a sentence that the conversation bears out. What is put in was never said. */
final class Planter {

    private static final List<String> DIAGNOSES = List.of(
            "gout",
            "psoriasis",
            "epilepsy",
            "lupus",
            "cirrhosis",
            "glaucoma",
            "sarcoidosis",
            "pulmonary embolism",
            "atrial fibrillation",
            "multiple sclerosis",
            "celiac disease",
            "hyperthyroidism");
    private static final List<String> MEDICINES = List.of(
            "ramipril",
            "bisoprolol",
            "simvastatin",
            "glimepiride",
            "citalopram",
            "pregabalin",
            "diclofenac",
            "clindamycin",
            "digoxin",
            "rivaroxaban",
            "esomeprazole",
            "allopurinol");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> KIN = List.of("mother", "father", "brother", "sister");
    private static final Map<String, String> UNITS = Map.of(
            "mg", "mcg", "mcg", "mg", "units", "mg", "pounds", "kilograms", "cm", "mm", "mm", "cm", "inches", "feet");
    private static final Map<String, String> SPANS = Map.of(
            "days", "weeks", "weeks", "months", "months", "years", "years", "months", "day", "week", "week", "month");

    private static final Pattern DOSE = Pattern.compile("(?<![\\w./])(\\d+)(?= ?(?:mg|mcg|g|units|mL)\\b)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w./-])([2-9]|\\d{2,3})(?![\\w./-]|\\.\\d)");
    private static final Pattern UNIT = Pattern.compile("(?<=\\d )(mg|mcg|units|pounds|cm|mm|inches)\\b");
    private static final Pattern SPAN = Pattern.compile(
            "(?<=\\b(?:\\d|\\d\\d|one|two|three|four|few) )(days|weeks|months|years|day|week)\\b(?! old)");
    private static final Pattern NAMED_DAY =
            Pattern.compile("\\b(" + String.join("|", DAYS) + "|" + String.join("|", MONTHS) + ")\\b");
    private static final Pattern SIDE = Pattern.compile("\\b(left|right|Left|Right)\\b(?! now|-handed)");
    private static final Pattern KINSMAN = Pattern.compile(
            "\\b(?:[Hh]is|[Hh]er|[Tt]he patient's) (?:mother|father|sister|brother|aunt|uncle|grandmother|grandfather)\\b");
    private static final Pattern PATIENT =
            Pattern.compile("^(?:The patient|He|She)(?= (?:reports|has|had|denies|states|takes|presents)\\b)");
    private static final Map<String, String> OPPOSITES = opposites();

    private final Random random;
    private final Set<String> said;
    private final String conversation;

    /** @param said the words of the conversation in lower case, numbers in digits */
    Planter(Random random, Set<String> said, String conversation) {
        this.random = random;
        this.said = said;
        this.conversation = conversation.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> opposites() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("\\bdenies\\b(?: any)?", "reports");
        out.put("\\bDenies\\b(?: any)?", "Reports");
        out.put("\\bThere is no\\b", "There is");
        out.put("\\b(?:has|have) not had\\b(?: any)?", "has had");
        out.put("\\bwithout\\b", "with");
        out.put("^No (?=[a-z])", "Some ");
        out.put("\\bno (?=[a-z])", "some ");
        out.put("\\b(?:reports|endorses)\\b(?! that)", "denies");
        out.put("\\b(?:Reports|Endorses)\\b(?! that)", "Denies");
        out.put("\\bpresents with\\b", "presents without");
        out.put("\\bThere is\\b", "There is no");
        return out;
    }

    /** By class, in the order of the figures; each gives the sentence with the error, or nothing where it has no place for it. */
    Map<String, Function<String, Optional<String>>> makers() {
        Map<String, Function<String, Optional<String>>> out = new LinkedHashMap<>();
        out.put("fabricated_diagnosis", s -> swapTerm(s, Vocabulary.CONDITIONS, DIAGNOSES));
        out.put("negation_flip", this::flipNegation);
        out.put("dose_change", s -> swap(s, DOSE, this::otherNumber));
        out.put("number_change", s -> DOSE.matcher(s).find() ? Optional.empty() : swap(s, NUMBER, this::otherNumber));
        out.put("unit_change", s -> swap(s, UNIT, m -> unsaid(UNITS.get(m.group(1)))));
        out.put("date_change", this::changeDate);
        out.put("laterality_flip", this::flipSide);
        out.put("drug_swap", s -> swapTerm(s, Vocabulary.DRUGS, MEDICINES));
        out.put("experiencer_swap", this::swapPerson);
        return out;
    }

    private Optional<String> swapTerm(String sentence, Lexicon lexicon, List<String> others) {
        List<Word> words = Word.of(sentence);
        List<Match> found = lexicon.find(words);
        List<String> unsaid =
                others.stream().filter(other -> !conversation.contains(other)).toList();
        if (found.isEmpty() || unsaid.isEmpty()) {
            return Optional.empty();
        }
        Match match = found.get(random.nextInt(found.size()));
        int from = words.get(match.from()).start();
        int to = words.get(match.to() - 1).end();
        return Optional.of(
                sentence.substring(0, from) + unsaid.get(random.nextInt(unsaid.size())) + sentence.substring(to));
    }

    private Optional<String> flipNegation(String sentence) {
        boolean tells = !Vocabulary.SYMPTOMS.find(Word.of(sentence)).isEmpty()
                || !Vocabulary.CONDITIONS.find(Word.of(sentence)).isEmpty();
        return OPPOSITES.entrySet().stream()
                .filter(pair -> tells
                        && Pattern.compile(pair.getKey()).matcher(sentence).find())
                .findFirst()
                .map(pair -> sentence.replaceFirst(pair.getKey(), pair.getValue()));
    }

    private @Nullable String otherNumber(MatchResult number) {
        int value = Integer.parseInt(number.group(1));
        List<String> pool = new ArrayList<>();
        for (int other : new int[] {value * 2, value + 1, value + 3, value + 10, Math.max(2, value / 2), value * 10}) {
            if (other != value && !said.contains(Integer.toString(other))) {
                pool.add(Integer.toString(other));
            }
        }
        return pool.isEmpty() ? null : pool.get(random.nextInt(pool.size()));
    }

    private @Nullable String unsaid(@Nullable String word) {
        return word == null || conversation.contains(word.replaceFirst("s$", "")) ? null : word;
    }

    private Optional<String> changeDate(String sentence) {
        Optional<String> named = swap(sentence, NAMED_DAY, m -> {
            List<String> all = DAYS.contains(m.group(1)) ? DAYS : MONTHS;
            List<String> pool = all.stream()
                    .filter(other -> !conversation.contains(other.toLowerCase(Locale.ROOT)))
                    .toList();
            return pool.isEmpty() ? null : pool.get(random.nextInt(pool.size()));
        });
        return named.isPresent() ? named : swap(sentence, SPAN, m -> unsaid(SPANS.get(m.group(1))));
    }

    /** Only where one side is spoken of, and of that part never the other. */
    private Optional<String> flipSide(String sentence) {
        boolean both = Pattern.compile("(?i)\\bleft\\b").matcher(sentence).find()
                && Pattern.compile("(?i)\\bright\\b").matcher(sentence).find();
        return both
                ? Optional.empty()
                : swap(sentence, SIDE, m -> {
                    String side = m.group(1).toLowerCase(Locale.ROOT);
                    String other = side.equals("left") ? "right" : "left";
                    Matcher part = Pattern.compile("^[ -]?(?:sided |lower |upper )?([a-z]+)")
                            .matcher(sentence.substring(m.end()));
                    boolean told = part.find() && conversation.contains(other + " " + part.group(1));
                    boolean heard = Pattern.compile("\\b" + side + "\\b")
                            .matcher(conversation)
                            .find();
                    boolean upper = Character.isUpperCase(m.group(1).charAt(0));
                    return told || !heard
                            ? null
                            : upper ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1) : other;
                });
    }

    private Optional<String> swapPerson(String sentence) {
        if (Vocabulary.SYMPTOMS.find(Word.of(sentence)).isEmpty()
                && Vocabulary.CONDITIONS.find(Word.of(sentence)).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> own = swap(sentence, KINSMAN, m -> "the patient");
        List<String> unheard = KIN.stream()
                .filter(kin -> !said.contains(kin) && !said.contains(kin.equals("mother") ? "mom" : "dad"))
                .toList();
        return own.isPresent() || unheard.isEmpty()
                ? own
                : swap(sentence, PATIENT, m -> "The patient's " + unheard.get(random.nextInt(unheard.size())));
    }

    private static Optional<String> swap(
            String sentence, Pattern pattern, Function<MatchResult, @Nullable String> other) {
        Matcher m = pattern.matcher(sentence);
        if (!m.find()) {
            return Optional.empty();
        }
        String instead = other.apply(m.toMatchResult());
        return instead == null
                ? Optional.empty()
                : Optional.of(sentence.substring(0, m.start()) + instead + sentence.substring(m.end()));
    }
}
