package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.RulesStatementChecker;
import org.florscribe.adapter.rules.dialogue.Visit;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.quality.CheckScores;
import org.florscribe.clinical.quality.NoteText;
import org.florscribe.clinical.transcript.Utterance;

/** Plants errors in notes that their conversations bear out, and counts how many the claim check flags. */
final class MutationRun {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z0-9])|\\n+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> PLAIN = Set.of(
            "the", "and", "patient", "with", "for", "has", "was", "were", "that", "this", "his", "her", "she", "not",
            "denies", "reports", "states", "today", "who", "any", "are", "will");
    private static final double BORNE_OUT = 0.7;

    private MutationRun() {}

    /** {@code --seed 7 --per-class 2 --controls 4}; with {@code --out} the statements are kept. */
    static void run(Arguments arguments, PrintStream out) throws IOException {
        CheckScores scores = new CheckScores();
        RulesStatementChecker checker = new RulesStatementChecker();
        List<ObjectNode> kept = new ArrayList<>();
        for (ObjectNode visit : Records.readAll(arguments.files("in"))) {
            if (Records.turns(visit).isArray() && visit.has("note")) {
                VisitMaterial material = SpokenRecord.material(visit);
                List<String> all = material.conversation().utterances().stream()
                        .map(Utterance::id)
                        .toList();
                for (ObjectNode planted : planted(visit, material, arguments)) {
                    String statement = planted.path("mutated").asText();
                    boolean flagged = checker.check(statement, all, material) != Support.SUPPORTED;
                    scores.add(planted.path("class").asText(), flagged);
                    kept.add(planted);
                }
            }
        }
        if (arguments.has("out")) {
            Records.write(arguments.out(), kept);
        }
        ScoreRun.print(scores, out);
    }

    private static List<ObjectNode> planted(ObjectNode visit, VisitMaterial material, Arguments arguments) {
        Random random =
                new Random(arguments.number("seed", 7) * 31L + Records.id(visit).hashCode());
        String conversation = material.conversation().utterances().stream()
                .map(utterance -> Visit.ordinary(utterance.text()))
                .collect(Collectors.joining(" "));
        Set<String> said = new HashSet<>();
        Word.of(conversation).forEach(word -> said.add(word.lower()));
        List<String> sentences = sentences(visit.path("note").asText(), said);
        List<ObjectNode> out = new ArrayList<>();
        Planter planter = new Planter(random, said, conversation);
        for (Map.Entry<String, Function<String, Optional<String>>> maker :
                planter.makers().entrySet()) {
            Collections.shuffle(sentences, random);
            sentences.stream()
                    .flatMap(sentence -> maker.getValue().apply(sentence).stream()
                            .filter(mutated -> !mutated.equals(sentence))
                            .map(mutated -> record(visit, maker.getKey(), sentence, mutated)))
                    .limit(arguments.number("per-class", 2))
                    .forEach(out::add);
        }
        Collections.shuffle(sentences, random);
        sentences.stream()
                .limit(arguments.number("controls", 4))
                .forEach(sentence -> out.add(record(visit, CheckScores.CONTROL, sentence, sentence)));
        for (int i = 0; i < out.size(); i++) {
            out.get(i).put("id", Records.id(visit) + "-p" + i);
        }
        return out;
    }

    private static ObjectNode record(ObjectNode visit, String name, String original, String mutated) {
        ObjectNode out = Records.JSON.createObjectNode();
        out.put("id", "");
        out.put("note", Records.id(visit));
        out.put("class", name);
        out.put("original", original);
        out.put("mutated", mutated);
        return out;
    }

    /** Sentences whose words and numbers the conversation holds. */
    private static List<String> sentences(String note, Set<String> said) {
        Set<String> stems = said.stream().map(Stem::of).collect(Collectors.toSet());
        List<String> out = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(NoteText.withoutCitations(note), -1)) {
            List<String> telling = Word.of(sentence).stream()
                    .filter(word ->
                            !word.isMark() && !word.isNumber() && word.text().length() > 2)
                    .map(Word::lower)
                    .filter(word -> !PLAIN.contains(word))
                    .toList();
            long heard = telling.stream()
                    .filter(word -> stems.contains(Stem.of(word)))
                    .count();
            if (telling.size() >= 2 && heard >= BORNE_OUT * telling.size() && holdsNumbers(sentence, said)) {
                out.add(sentence.strip());
            }
        }
        return out;
    }

    private static boolean holdsNumbers(String sentence, Set<String> said) {
        Matcher m = NUMBER.matcher(sentence);
        while (m.find()) {
            if (!said.contains(m.group())) {
                return false;
            }
        }
        return true;
    }
}
