package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipients;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Everybody outside this machine who receives something, and what. */
@Named
@RequestScoped
public class RecipientsBean {

    private final Recipients recipients;
    private final Words words;

    private @Nullable List<Line> lines;

    @Inject
    RecipientsBean(Recipients recipients, Words words) {
        this.recipients = recipients;
        this.words = words;
    }

    /** @param sampleOnly an engine that may not be sent patients' data */
    public record Line(String purpose, String name, String host, String contents, boolean sampleOnly) {}

    public List<Line> getLines() {
        if (lines == null) {
            lines = recipients.list().stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(Recipient recipient) {
        return new Line(
                words.get("recipient.purpose." + recipient.purpose()),
                recipient.name(),
                recipient.host().orElseGet(() -> words.get("recipients.plugin")),
                recipient.contents().stream()
                        .sorted()
                        .map(content -> words.get("recipient.content." + content))
                        .collect(Collectors.joining("; ")),
                recipient.contents().contains(Recipient.Content.SAMPLE));
    }
}
