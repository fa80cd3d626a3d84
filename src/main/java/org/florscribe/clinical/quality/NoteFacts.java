package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.clinical.quality.NoteText.Division;

/** What a note says, as far as lists of terms reach. */
final class NoteFacts {

    /** How a concept is meant. */
    enum Polarity {
        AFFIRMED,
        NEGATED,
        HYPOTHETICAL,
        FAMILY,
        ASKED
    }

    /** An amount beside its medicine. */
    record Dose(String drug, String amount, String unit) {}

    private static final Pattern SENTENCE_END =
            Pattern.compile("[.!?](?=\\s+[\"“(]?[A-Z0-9•-])|(?<=\\.)\\s+-\\s+(?=[A-Z])");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[•\\-*–]|\\d{1,2}[.)])\\s+");
    private static final Pattern SHORTENED = Pattern.compile(
            "\\b(dr|mr|mrs|ms|vs|st|no|approx|e\\.g|i\\.e|a\\.m|p\\.m|jr|sr)\\.$", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\w.])(\\d[\\d,]*(?:\\.\\d+)?)(?:\\s*(?:-|to)\\s*\\d[\\d,.]*)?[\\s-]*(mg|mcg|milligrams?|micrograms?|grams?|g|units?|iu|international units?|ml|milliliters?|percent|%|puffs?|meq)(?![a-z/])",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> UNITS = Map.of(
            "milligram",
            "mg",
            "microgram",
            "mcg",
            "gram",
            "g",
            "unit",
            "unit",
            "iu",
            "unit",
            "international unit",
            "unit",
            "milliliter",
            "ml",
            "percent",
            "%",
            "puff",
            "puff");
    private static final Pattern ORDERED = Pattern.compile(
            "order|repeat|refer|schedul|recommend|obtain|recheck|\\bcheck|\\bwill\\b|\\bstart|initiat|prescri|\\bsend|\\bsent\\b|perform|\\bplan|follow|go ahead|set up|proceed|advise|further|additional testing|increase|decrease|continue|refill|discontinue|consult|encourage|\\bget\\b|undergo|would like|going to|provid|place|appl|wear|\\buse\\b|inject|\\bcall\\b|return|pending|need|consider|candidate|suggest|discussed",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Pattern> VITALS = vitalPatterns();
    private static final int FARTHEST_DOSE = 60;
    private static final int BEFORE_ITS_DRUG = 12;

    final Map<String, Set<Polarity>> polarity = new HashMap<>();
    final Set<String> problems;
    final Set<String> medications = new HashSet<>();
    final Set<Dose> doses = new HashSet<>();
    final Set<List<String>> vitals = new HashSet<>();
    final Set<String> orders = new HashSet<>();

    private static Map<String, Pattern> vitalPatterns() {
        Map<String, String> out = new HashMap<>();
        out.put("bp", "(?:blood pressures?|\\bbp\\b)[^.\\n\\d]{0,60}?(\\d{2,3})\\s*(?:/|over)\\s*(\\d{2,3})");
        out.put("hr", "(?:heart rate|\\bpulse(?! ox)|\\bhr\\b)[^.\\n\\d]{0,30}?(\\d{2,3})");
        out.put("rr", "(?:respiratory rate|respirations?|\\brr\\b)[^.\\n\\d]{0,25}?(\\d{1,2})\\b");
        out.put(
                "temp",
                "(?:temperature|\\btemp\\b|fever of|\\bt\\b:?(?=\\s\\d\\d))[^.\\n\\d]{0,25}?(\\d{2,3}(?:\\.\\d)?)");
        out.put(
                "spo2",
                "(?:oxygen saturation|o2 sat\\w*|spo2|pulse ox\\w*|\\bsats?\\b|saturation|oxygen level|\\bo2\\b)[^.\\n\\d]{0,35}?(\\d{2,3})\\s*(?:%|percent)?");
        out.put(
                "weight",
                "\\b(?:weight(?! loss| gain| lift| of)|weighs|wt)\\b[^.\\n\\d]{0,25}?(\\d{2,3}(?:\\.\\d)?)\\s*(?:pounds|lbs?|kg|kilograms)");
        out.put("bmi", "\\b(?:bmi|body mass index)\\b[^.\\n\\d]{0,20}?(\\d{2}(?:\\.\\d+)?)");
        return out.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> Pattern.compile(e.getValue(), Pattern.CASE_INSENSITIVE)));
    }

    /** @param note without citations; empty for nothing at all */
    NoteFacts(String note, FactTerms terms) {
        List<NoteText.Section> sections = NoteText.sections(note);
        boolean whole = sections.stream().filter(s -> !s.heading().isEmpty()).count() < 2;
        for (NoteText.Section section : sections) {
            for (String sentence : sentences(section.text())) {
                List<String> words = Terms.words(sentence);
                mention(section, words, terms);
                terms.drugs().find(words).forEach(found -> medications.add(found.concept()));
                addDoses(sentence, terms);
                boolean planned = section.division() == Division.ASSESSMENT_AND_PLAN
                        && ORDERED.matcher(sentence).find();
                if (whole || planned) {
                    terms.orders().find(words).forEach(found -> orders.add(found.concept()));
                    terms.drugs().find(words).forEach(found -> orders.add("med:" + found.concept()));
                }
            }
        }
        problems = polarity.entrySet().stream()
                .filter(one -> one.getValue().contains(Polarity.AFFIRMED))
                .map(Map.Entry::getKey)
                .filter(concept -> terms.conditions().kind(concept).equals("problems"))
                .collect(Collectors.toSet());
        VITALS.forEach((kind, pattern) -> addVitals(note, kind, pattern));
    }

    private void mention(NoteText.Section section, List<String> words, FactTerms terms) {
        for (Terms.Found found : terms.conditions().find(words)) {
            Cues.Judged judged = Cues.judge(words, found.from(), found.to());
            boolean family = judged.another() || section.heading().equals("family history");
            Polarity how = family
                    ? Polarity.FAMILY
                    : judged.negated()
                            ? Polarity.NEGATED
                            : judged.hypothetical() ? Polarity.HYPOTHETICAL : Polarity.AFFIRMED;
            polarity.computeIfAbsent(found.concept(), c -> EnumSet.noneOf(Polarity.class))
                    .add(how);
        }
    }

    private void addDoses(String sentence, FactTerms terms) {
        List<String> words = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        Matcher m = Terms.matcher(sentence);
        while (m.find()) {
            words.add(m.group());
            places.add(new int[] {m.start(), m.end()});
        }
        List<Terms.Found> drugs = terms.drugs().find(words);
        Matcher amount = AMOUNT.matcher(sentence.toLowerCase(Locale.ROOT));
        while (amount.find()) {
            String best = "";
            int least = FARTHEST_DOSE + 1;
            for (Terms.Found drug : drugs) {
                int start = places.get(drug.from())[0];
                int end = places.get(drug.to() - 1)[1];
                int gap = amount.start() >= end
                        ? amount.start() - end
                        : start >= amount.end() ? start - amount.end() + BEFORE_ITS_DRUG : 0;
                if (gap < least) {
                    least = gap;
                    best = drug.concept();
                }
            }
            if (!best.isEmpty()) {
                doses.add(new Dose(best, SaidNumbers.canonical(amount.group(1)), unit(amount.group(2))));
            }
        }
    }

    private static String unit(String unit) {
        String one = UNITS.getOrDefault(unit.strip(), unit.strip());
        String single = one.replaceFirst("s+$", "");
        return UNITS.getOrDefault(single, one.length() > 2 ? single : one);
    }

    private void addVitals(String note, String kind, Pattern pattern) {
        Matcher m = pattern.matcher(note);
        while (m.find()) {
            List<String> vital = new ArrayList<>(List.of(kind));
            for (int i = 1; i <= m.groupCount(); i++) {
                vital.add(SaidNumbers.canonical(m.group(i)));
            }
            vitals.add(List.copyOf(vital));
        }
    }

    /** Bullets and numbers in front are dropped. */
    static List<String> sentences(String text) {
        List<String> out = new ArrayList<>();
        for (String raw : text.split("\n", -1)) {
            String line = BULLET.matcher(raw).replaceFirst("").strip();
            int start = 0;
            Matcher m = SENTENCE_END.matcher(line);
            while (m.find()) {
                String piece = line.substring(start, m.end()).strip();
                if (!SHORTENED.matcher(piece).find()) {
                    add(out, piece);
                    start = m.end();
                }
            }
            add(out, line.substring(start).strip());
        }
        return out;
    }

    private static void add(List<String> out, String piece) {
        if (!piece.isEmpty()) {
            out.add(piece);
        }
    }

    Set<String> negatedOnly() {
        return polarity.entrySet().stream()
                .filter(one -> one.getValue().contains(Polarity.NEGATED)
                        && !one.getValue().contains(Polarity.AFFIRMED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> negatedToo() {
        return polarity.entrySet().stream()
                .filter(one -> one.getValue().contains(Polarity.NEGATED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
