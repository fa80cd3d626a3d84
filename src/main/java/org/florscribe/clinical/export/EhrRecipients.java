package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipient.Content;
import org.florscribe.practice.recipient.Recipient.Purpose;
import org.florscribe.practice.recipient.RecipientSource;

/** The charts that signed notes go to. */
@ApplicationScoped
class EhrRecipients implements RecipientSource {

    private final EhrConnectionRepository connections;

    @Inject
    EhrRecipients(EhrConnectionRepository connections) {
        this.connections = connections;
    }

    @Override
    public List<Recipient> recipients() {
        return connections.list().stream()
                .map(EhrConnection::terms)
                .map(terms -> new Recipient(
                        Purpose.EHR,
                        terms.name(),
                        Recipient.hostOf(terms.baseUrl()),
                        Set.of(Content.SIGNED_NOTE, Content.PATIENT_IDENTITY)))
                .toList();
    }
}
