package org.florscribe.adapter.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.shared.PhiText;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What a server says about a refusal, for a person to read: an OperationOutcome's issues, the worst first. */
final class OutcomeWords {

    private static final int MOST_ISSUES = 5;
    private static final int LONGEST = 1_000;

    private OutcomeWords() {}

    static PhiText of(OutboundAnswer answer) {
        if (answer.body().length == 0) {
            return PhiText.EMPTY;
        }
        List<OperationOutcomeIssueComponent> issues = FhirJson.read(answer.body(), OperationOutcome.class)
                .map(OperationOutcome::getIssue)
                .orElse(List.of());
        return PhiText.of(cut(issues.stream()
                .sorted(Comparator.comparing(
                        OperationOutcomeIssueComponent::getSeverity, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST_ISSUES)
                .map(OutcomeWords::words)
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(" · "))));
    }

    private static String words(OperationOutcomeIssueComponent issue) {
        String said = Optional.ofNullable(issue.getDetails().getText())
                .or(() -> Optional.ofNullable(issue.getDiagnostics()))
                .or(() -> Optional.ofNullable(
                        issue.getDetails().getCodingFirstRep().getDisplay()))
                .or(() -> Optional.ofNullable(issue.getCode()).map(OperationOutcome.IssueType::getDisplay))
                .orElse("");
        String where = issue.getExpression().stream()
                .findFirst()
                .or(() -> issue.getLocation().stream().findFirst())
                .map(it -> " (" + it.getValue() + ")")
                .orElse("");
        return (said.strip() + where).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
