package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.OpinionEngine.Claim;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Utterance;

/**
 * Verdicts out of an answer. That a claim is supported is believed only with the words that say so, and only when they stand in what
 * the claim cites; without them nothing was checked.
 */
final class VerdictReader implements Reading<Map<String, Support>> {

    private static final int SHORTEST_QUOTE = 2;

    private final Map<String, Claim> claims;
    private final Map<String, String> texts;

    VerdictReader(List<Claim> claims, VisitMaterial visit) {
        this.claims = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        texts = visit.conversation().utterances().stream()
                .collect(Collectors.toMap(Utterance::id, it -> plain(it.text()), (one, other) -> one));
        visit.context()
                .forEach(item ->
                        texts.put(item.id().toString(), plain(item.text().reveal())));
    }

    @Override
    public Map<String, Support> read(JsonNode answer, List<String> problems) {
        Map<String, Support> verdicts = new LinkedHashMap<>();
        for (JsonNode one : answer.path("verdicts")) {
            Claim claim = claims.get(one.path("claim").asText());
            if (claim == null) {
                problems.add("answer.verdicts names a claim that is not in the material");
            } else if (verdicts.put(claim.id(), support(one, claim)) != null) {
                problems.add("answer.verdicts judges a claim twice");
            }
        }
        if (verdicts.size() < claims.size() && problems.isEmpty()) {
            problems.add("answer.verdicts leaves out a claim");
        }
        return verdicts;
    }

    private Support support(JsonNode verdict, Claim claim) {
        return switch (verdict.path("verdict").asText()) {
            case "SUPPORTED" -> isQuoted(verdict, claim) ? Support.SUPPORTED : Support.NOT_CHECKED;
            case "CONTRADICTED" -> Support.CONTRADICTED;
            default -> Support.NOT_HEARD;
        };
    }

    private boolean isQuoted(JsonNode verdict, Claim claim) {
        String quote = plain(verdict.path("quote").asText());
        return quote.length() >= SHORTEST_QUOTE
                && claim.evidence().stream()
                        .anyMatch(id -> texts.getOrDefault(id, "").contains(quote));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
