package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.clinical.quality.NoteFacts.Polarity;
import org.florscribe.clinical.quality.WordErrors.Turn;

/** What a conversation holds, as far as lists of terms reach; a clinician's question takes the answer's polarity. */
final class SaidFacts {

    private static final Pattern END = Pattern.compile("(?<=[.?!])\\s+");
    private static final Pattern LOOSE = Pattern.compile(
            "\\s(?=(?:okay|alright|all right|so|now|um|uh|and then|and i|and you|but|do you|did you|have you|are you|were you|has there|is there|any|let's|i'm|i am|i do|i don't|i've|i have|i had|you have|you do|you don't|you're|there is|there's|there are|it's|it is|that's|your|my|when i|is that|does it|he has|she has|he's|she's|i see|i hear|i feel|i can|what about|how about|no)\\b)");
    private static final int LONG = 12;
    private static final int NEAR_THE_END = 8;
    private static final int REACH = 3;

    final Set<String> numbers;
    final Map<String, Set<Polarity>> conditions = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<String, List<Integer>> drugAt = new HashMap<>();
    private final Set<String> orders = new HashSet<>();

    SaidFacts(List<Turn> turns, FactTerms terms) {
        turns.forEach(turn -> texts.add(SpokenWords.natural(turn.text())));
        numbers = SaidNumbers.in(texts);
        for (int n = 0; n < turns.size(); n++) {
            int at = n;
            List<String> words = Terms.words(texts.get(n));
            terms.drugs().find(words).forEach(found -> {
                drugAt.computeIfAbsent(found.concept(), drug -> new ArrayList<>())
                        .add(at);
                orders.add("med:" + found.concept());
            });
            terms.orders().find(words).forEach(found -> orders.add(found.concept()));
            listen(turns, n, terms);
        }
    }

    private void listen(List<Turn> turns, int n, FactTerms terms) {
        String text = texts.get(n).toLowerCase(Locale.ROOT);
        boolean patient = turns.get(n).speaker().equals("patient");
        boolean answered = n + 1 < turns.size()
                && !turns.get(n + 1).speaker().equals(turns.get(n).speaker());
        String answer = answered ? texts.get(n + 1).toLowerCase(Locale.ROOT) : "";
        List<String> parts = new ArrayList<>();
        for (String sentence : END.split(text, -1)) {
            parts.addAll(loose(sentence));
        }
        for (int k = 0; k < parts.size(); k++) {
            String part = parts.get(k);
            List<String> words = Terms.words(part);
            boolean asks = !patient && Cues.ASKS.matcher(part).find() && (part.contains("?") || !text.contains("?"));
            int after = parts.subList(k + 1, parts.size()).stream()
                    .mapToInt(SaidFacts::count)
                    .sum();
            for (Terms.Found found : terms.conditions().find(words)) {
                Set<Polarity> heard = conditions.computeIfAbsent(found.concept(), c -> EnumSet.noneOf(Polarity.class));
                if (asks) {
                    heard.add(after <= NEAR_THE_END ? answered(answer) : Polarity.ASKED);
                } else {
                    Cues.Judged judged = Cues.judge(words, found.from(), found.to());
                    boolean open = judged.another() || judged.hypothetical();
                    heard.add(open ? Polarity.ASKED : judged.negated() ? Polarity.NEGATED : Polarity.AFFIRMED);
                }
            }
        }
    }

    private static Polarity answered(String answer) {
        if (Cues.NO.matcher(answer).find()) {
            return Polarity.NEGATED;
        }
        return Cues.YES.matcher(answer).find() ? Polarity.AFFIRMED : Polarity.ASKED;
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }

    /** What has no marks is cut where speakers usually begin anew. */
    private static List<String> loose(String sentence) {
        long commas = sentence.chars().filter(c -> c == ',').count();
        boolean unmarked = count(sentence) > LONG && commas < count(sentence) / 12.0;
        return unmarked ? List.of(LOOSE.split(sentence, -1)) : List.of(sentence);
    }

    boolean isNumberNear(String drug, String amount) {
        for (int n : drugAt.getOrDefault(drug, List.of())) {
            List<String> around = texts.subList(Math.max(0, n - REACH), Math.min(texts.size(), n + REACH + 1));
            if (SaidNumbers.in(around).contains(amount)) {
                return true;
            }
        }
        return false;
    }

    boolean hasDrug(String drug) {
        return drugAt.containsKey(drug);
    }

    boolean hasOrder(String order) {
        return orders.contains(order);
    }
}
