package org.florscribe.adapter.rules.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patient's sex as recorded, else as the clinician says it. */
final class Sex {

    private static final Pattern SAID = Pattern.compile(
            "\\b(?:year[- ]old (?:\\w+ )?(?:(?<f>female|woman|lady|girl)|(?<m>male|man|gentleman|boy))|(?<fa>ma'am)|(?<ma>sir))\\b");

    private Sex() {}

    static Optional<String> of(Optional<String> recorded, List<Line> lines) {
        if (recorded.filter(sex -> sex.equals("female") || sex.equals("male")).isPresent()) {
            return recorded;
        }
        for (Line line : lines) {
            Matcher m = SAID.matcher(line.lower());
            if (line.isClinician() && m.find()) {
                return Optional.of(m.group("f") != null || m.group("fa") != null ? "female" : "male");
            }
        }
        return Optional.empty();
    }
}
