package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.signature.NoteRenderer;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.StaleVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due about one delivery: sends it, looks for it, or reads it back. The order of ledger and calls is what makes a
 * document arrive once whatever dies on the way: intent, commit, call, outcome, commit.
 */
@ApplicationScoped
public class DeliveryRunner {

    /** So long a server may still be busy with a request whose answer we lost. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRunner.class);

    private final DeliveryLedger ledger;
    private final EhrGateway ehr;
    private final NoteRenderer renderer;
    private final ConditionalCreateTrial trial;
    private final Clock clock;

    @Inject
    DeliveryRunner(
            DeliveryLedger ledger, EhrGateway ehr, NoteRenderer renderer, ConditionalCreateTrial trial, Clock clock) {
        this.ledger = ledger;
        this.ehr = ehr;
        this.renderer = renderer;
        this.trial = trial;
        this.clock = clock;
    }

    public void run(UUID deliveryId, String node) {
        try {
            ledger.open(deliveryId).ifPresent(work -> run(work, node));
        } catch (StaleVersion | Conflict e) {
            LOG.atDebug().addKeyValue("delivery", deliveryId).log("somebody else was quicker");
        }
    }

    /** Ends a trial that we died in. */
    public void settleTrial(UUID connectionId) {
        try {
            ledger.interruptedTrial(connectionId).ifPresent(trial::settle);
        } catch (EhrFailure | StaleVersion e) {
            LOG.atDebug().addKeyValue("connection", connectionId).log("a trial waits to be settled");
        }
    }

    private void run(DeliveryWork work, String node) {
        switch (work.delivery().state()) {
            case QUEUED -> send(work, node);
            case UNKNOWN -> look(work, node);
            case DELIVERED -> readBack(work);
            case SENDING, PARKED -> throw new IllegalStateException("Nothing is due for it");
        }
    }

    private void send(DeliveryWork work, String node) {
        Delivery delivery = work.delivery();
        Optional<EhrDocument> document;
        String patient;
        byte[] hash;
        try {
            if (work.note().isPresent()) {
                patient = patient(work);
                EhrDocument written = document(work);
                document = Optional.of(written);
                hash = TextHash.of(written.text());
            } else {
                Delivery base = work.base().orElseThrow();
                patient = base.sent().map(Delivery.Sent::ehrPatient).orElse("");
                document = Optional.empty();
                hash = withdrawalHash(base);
            }
        } catch (EhrFailure failure) {
            notAsked(delivery, failure);
            return;
        } catch (RuntimeException e) {
            log(delivery, e);
            ledger.notSent(delivery, Delivery.Trouble.of(DeliveryReason.INTERNAL), Optional.empty());
            return;
        }
        Delivery sending = ledger.sending(delivery, hash, patient, node);
        write(work.with(sending), document, patient, false);
    }

    /** From here on the ledger says SENDING: whatever is not certain is UNKNOWN. */
    private void write(DeliveryWork work, Optional<EhrDocument> document, String patient, boolean wasUnknown) {
        Delivery delivery = work.delivery();
        WriteOutcome outcome;
        try {
            outcome = document.isPresent()
                    ? ehr.create(work.connection(), document.get(), patient)
                    : ehr.withdraw(work.connection(), target(work));
        } catch (RuntimeException e) {
            log(delivery, e);
            outcome = new WriteOutcome.Unclear();
        }
        if (outcome instanceof WriteOutcome.Stored stored) {
            Delivery delivered = ledger.delivered(delivery, stored.id(), stored.version());
            readBack(work.with(delivered));
            if (stored.created() && document.isPresent()) {
                trial.afterDelivery(delivered.id(), work.connection(), document.get(), patient, stored.id());
            }
        } else if (outcome instanceof WriteOutcome.Unclear) {
            ledger.unknown(delivery, Delivery.Trouble.of(DeliveryReason.ANSWER_LOST));
        } else if (outcome instanceof WriteOutcome.Refused refused) {
            if (wasUnknown) {
                // this request did nothing, but what became of the one before is as open as it was
                ledger.unknown(delivery, refused.why());
            } else {
                ledger.parked(delivery, refused.why());
            }
        } else if (outcome instanceof WriteOutcome.NotSent notSent) {
            if (wasUnknown) {
                ledger.unknown(delivery, Delivery.Trouble.of(DeliveryReason.ANSWER_LOST));
            } else {
                ledger.notSent(delivery, notSent.why(), notSent.retryAfter());
            }
        }
    }

    private void look(DeliveryWork work, String node) {
        Delivery delivery = work.delivery();
        Delivery.Sent sent = delivery.sent().orElseThrow();
        try {
            if (work.note().isEmpty()) {
                lookForWithdrawal(work, sent, node);
                return;
            }
            EhrDocument document = document(work);
            List<StoredDocument> found = ehr.find(work.connection(), document, sent.ehrPatient());
            if (found.size() == 1) {
                Delivery delivered = ledger.delivered(
                        delivery, found.get(0).id(), found.get(0).version());
                readBack(work.with(delivered));
            } else if (found.size() > 1) {
                ledger.parked(delivery, Delivery.Trouble.of(DeliveryReason.SEVERAL_COPIES));
            } else if (work.connection().trial() != ConditionalCreate.PROVEN) {
                ledger.lookedForInVain(delivery);
            } else if (clock.instant().isBefore(sent.at().plus(SETTLING))) {
                ledger.postponed(
                        delivery,
                        Delivery.Trouble.of(DeliveryReason.ANSWER_LOST),
                        sent.at().plus(SETTLING));
            } else {
                Delivery again = ledger.sending(delivery, TextHash.of(document.text()), sent.ehrPatient(), node);
                write(work.with(again), Optional.of(document), sent.ehrPatient(), true);
            }
        } catch (EhrFailure failure) {
            ledger.postponed(delivery, failure.trouble(), later(failure));
        }
    }

    /** Marking twice is as good as once, so it is simply done again unless it is seen to be done. */
    private void lookForWithdrawal(DeliveryWork work, Delivery.Sent sent, String node) {
        Optional<StoredDocument> found = ehr.read(work.connection(), target(work));
        if (found.filter(StoredDocument::withdrawn).isPresent()) {
            readBack(work.with(
                    ledger.delivered(work.delivery(), target(work), found.get().version())));
        } else {
            Delivery again = ledger.sending(work.delivery(), sent.contentHash(), sent.ehrPatient(), node);
            write(work.with(again), Optional.empty(), sent.ehrPatient(), true);
        }
    }

    private void readBack(DeliveryWork work) {
        Delivery delivery = work.delivery();
        if (!delivery.isPendingReadBack()) {
            return;
        }
        try {
            Optional<StoredDocument> found =
                    ehr.read(work.connection(), delivery.externalId().orElseThrow());
            ReadBack result = found.map(it -> judge(work, it)).orElse(ReadBack.UNREADABLE);
            ledger.readBack(
                    delivery, result, found.flatMap(StoredDocument::textHash), found.flatMap(StoredDocument::version));
        } catch (EhrFailure failure) {
            if (failure.isPassing()
                    && delivery.createdAt().plus(Duration.ofDays(1)).isAfter(clock.instant())) {
                ledger.postponed(delivery, failure.trouble(), later(failure));
            } else {
                ledger.readBack(delivery, ReadBack.UNREADABLE, Optional.empty(), Optional.empty());
            }
        }
    }

    private static ReadBack judge(DeliveryWork work, StoredDocument found) {
        if (work.note().isEmpty()) {
            return found.withdrawn() ? ReadBack.SAME : ReadBack.DIFFERENT;
        }
        byte[] sent = work.delivery().sent().orElseThrow().contentHash();
        return found.textHash()
                .map(hash -> MessageDigest.isEqual(hash, sent) ? ReadBack.SAME : ReadBack.DIFFERENT)
                .orElse(ReadBack.UNREADABLE);
    }

    /** @throws EhrFailure when the EHR cannot say, or the person is not certainly the same */
    private String patient(DeliveryWork work) {
        List<EhrPatient> found =
                ehr.patients(work.connection(), work.patient().mrn().orElseThrow());
        PatientMatch.objection(work.patient(), found).ifPresent(DeliveryRunner::refuse);
        String patient = found.get(0).id();
        work.delivery().subject().ehrEncounter().ifPresent(named -> {
            Optional<String> theirs = ehr.patientOfEncounter(work.connection(), named);
            if (theirs.isEmpty()) {
                refuse(DeliveryReason.ENCOUNTER_NOT_FOUND);
            } else if (!theirs.get().equals(patient)) {
                refuse(DeliveryReason.ENCOUNTER_DIFFERS);
            }
        });
        return patient;
    }

    private static void refuse(DeliveryReason reason) {
        throw new EhrFailure(Delivery.Trouble.of(reason), false, Optional.empty());
    }

    private EhrDocument document(DeliveryWork work) {
        return EhrDocuments.of(work, renderer);
    }

    private static String target(DeliveryWork work) {
        return work.base().flatMap(Delivery::externalId).orElseThrow();
    }

    private static byte[] withdrawalHash(Delivery base) {
        return TextHash.of("entered-in-error " + base.externalId().orElseThrow());
    }

    private void notAsked(Delivery delivery, EhrFailure failure) {
        if (!failure.isPassing()) {
            ledger.parked(delivery, failure.trouble());
        } else if (failure.trouble().reason() == DeliveryReason.EHR_PAUSED) {
            ledger.postponed(
                    delivery,
                    failure.trouble(),
                    clock.instant().plus(failure.retryAfter().orElse(LATER)));
        } else {
            ledger.notSent(delivery, failure.trouble(), failure.retryAfter());
        }
    }

    private Instant later(EhrFailure failure) {
        Duration wait =
                failure.retryAfter().filter(it -> it.compareTo(LATER) > 0).orElse(LATER);
        return clock.instant().plus(wait);
    }

    private static void log(Delivery delivery, RuntimeException e) {
        LOG.atWarn()
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("cause", e.getClass().getSimpleName())
                .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                .log("a delivery failed on our side");
    }
}
