package org.florscribe.adapter.rules.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.dialogue.Line;
import org.florscribe.adapter.rules.finding.Concepts;
import org.florscribe.adapter.rules.finding.Problems;

/** The problem that a clinician turns to: "so for your second problem, your hypertension". */
final class ProblemHeading {

    private static final Pattern TURNS_TO = Pattern.compile(
            "\\b(?:(?:for|with|about|regarding|concerning|on|to) (?:your|the|his|her|that|this)(?: (?:first|second|third|fourth|next|last|other|final|main|1st|2nd|3rd))? (?:problem|issue|diagnosis|thing|concern)s?|(?:first|second|third|fourth|fifth|next|last|final|number \\w+) (?:problem|issue|diagnosis|one|thing|concern)s?|(?:for|in terms of|as far as|regarding|with regards? to|concerning|when it comes to|from)(?: the| your| his| her| a| an)?|number (?:one|two|three|four|\\d)|(?:diagnosis|impression|assessment) (?:is|of|would be)|consistent with|(?:you|he|she)(?: have|'ve)? (?:got|have|has|do have|probably have)|i think (?:this is|it's|that)|suspect)[ ,]*(?:is |of |being |being |that is |that's )?(?:your |the |his |her |a |an )?(?<rest>[^.?;]*)");
    private static final int NEAR = 45;

    private ProblemHeading() {}

    /** @return the problem in a chart's words */
    static Optional<String> in(Line line) {
        Matcher m = TURNS_TO.matcher(line.lower());
        while (m.find()) {
            String rest = m.group("rest");
            List<Problems.Named> named = Problems.in(rest.substring(0, Math.min(rest.length(), NEAR)));
            Optional<Problems.Named> first = named.stream()
                    .filter(one -> !Concepts.isPlain(one.words().toLowerCase(Locale.ROOT)))
                    .min(Comparator.comparingInt(Problems.Named::from));
            if (first.isPresent()) {
                return first.map(Problems.Named::words);
            }
        }
        return Optional.empty();
    }
}
