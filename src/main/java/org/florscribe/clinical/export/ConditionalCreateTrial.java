package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.signature.NoteRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, once for a connection, whether its server takes the same document only once: on a document that is certainly there,
 * the same conditional create is sent a second time and has to be answered with the document that is there. Only a server that
 * says it can do so, and finds the document by its identifier, is tried. A second copy that comes of it all the same is taken
 * away, also when we died in between.
 */
@ApplicationScoped
class ConditionalCreateTrial {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionalCreateTrial.class);

    private final DeliveryLedger ledger;
    private final EhrGateway ehr;
    private final NoteRenderer renderer;

    @Inject
    ConditionalCreateTrial(DeliveryLedger ledger, EhrGateway ehr, NoteRenderer renderer) {
        this.ledger = ledger;
        this.ehr = ehr;
        this.renderer = renderer;
    }

    void afterDelivery(
            UUID deliveryId, EhrConnection connection, EhrDocument document, String patient, String externalId) {
        if (connection.trial() != ConditionalCreate.UNTRIED) {
            return;
        }
        try {
            if (!ehr.capabilities(connection).conditionalCreate()) {
                ledger.trialEnds(connection, ConditionalCreate.REFUTED);
                return;
            }
            List<StoredDocument> found = ehr.find(connection, document, patient);
            if (found.size() != 1
                    || !found.get(0).identified()
                    || !found.get(0).id().equals(externalId)) {
                return;
            }
        } catch (EhrFailure failure) {
            return; // nothing was tried; the next delivery tries
        }
        EhrConnection trying = ledger.trialBegins(connection, deliveryId);
        WriteOutcome outcome = ehr.create(trying, document, patient);
        if (outcome instanceof WriteOutcome.Stored stored) {
            boolean same = stored.id().equals(externalId) && !stored.created();
            if (!stored.id().equals(externalId)) {
                takeAway(trying, stored.id());
            }
            ledger.trialEnds(trying, same ? ConditionalCreate.PROVEN : ConditionalCreate.REFUTED);
        } else if (outcome instanceof WriteOutcome.NotSent) {
            ledger.trialEnds(trying, ConditionalCreate.UNTRIED);
        } else if (outcome instanceof WriteOutcome.Refused) {
            ledger.trialEnds(trying, ConditionalCreate.REFUTED);
        }
    }

    /** Settles a trial whose end was not written: what it may have made is taken away, and nothing is believed of the server. */
    void settle(DeliveryWork work) {
        Optional<String> known = work.delivery().externalId();
        if (known.isEmpty() || work.delivery().sent().isEmpty() || work.note().isEmpty()) {
            ledger.trialEnds(work.connection(), ConditionalCreate.REFUTED);
            return;
        }
        EhrDocument document = EhrDocuments.of(work, renderer);
        String patient = work.delivery().sent().get().ehrPatient();
        List<StoredDocument> found = ehr.find(work.connection(), document, patient);
        for (StoredDocument copy : found) {
            if (!copy.id().equals(known.get()) && !copy.withdrawn()) {
                takeAway(work.connection(), copy.id());
            }
        }
        ledger.trialEnds(work.connection(), found.size() == 1 ? ConditionalCreate.UNTRIED : ConditionalCreate.REFUTED);
    }

    private void takeAway(EhrConnection connection, String externalId) {
        WriteOutcome outcome = ehr.remove(connection, externalId);
        LOG.atWarn()
                .addKeyValue("connection", connection.id())
                .addKeyValue("removed", outcome instanceof WriteOutcome.Stored)
                .log("a server made a second copy although it was told not to");
    }
}
