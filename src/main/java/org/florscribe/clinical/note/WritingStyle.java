package org.florscribe.clinical.note;

import java.util.List;
import org.florscribe.shared.InvalidInput;

/**
 * How a clinician wants their own notes written.
 *
 * @param usual the form of a visit for which nothing else is chosen
 * @param rules each a short text, in their order; read by engines that can read
 * @param version counted with each change; 0 when nothing was ever said
 */
public record WritingStyle(FormChoice usual, List<String> rules, long version) {

    static final int MOST_RULES = 20;
    static final int MOST_RULE_CHARACTERS = 200;

    public WritingStyle {
        rules = rules.stream()
                .map(rule -> rule.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .filter(rule -> !rule.isEmpty())
                .distinct()
                .toList();
        if (rules.size() > MOST_RULES) {
            throw new InvalidInput("rules", "At most " + MOST_RULES + " rules.");
        }
        if (rules.stream().anyMatch(rule -> rule.length() > MOST_RULE_CHARACTERS)) {
            throw new InvalidInput("rules", "A rule has at most " + MOST_RULE_CHARACTERS + " characters.");
        }
    }

    static WritingStyle none() {
        return new WritingStyle(FormChoice.usual(), List.of(), 0);
    }
}
