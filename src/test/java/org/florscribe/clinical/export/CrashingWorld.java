package org.florscribe.clinical.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.clinical.signature.NoteRenderer;
import org.florscribe.shared.PhiText;
import org.florscribe.testing.SetClock;

/** One delivery, one chart, and a process that dies at a moment of choice: before or after any commit or call. */
final class CrashingWorld {

    /** The process is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** How the chart's server behaves. */
    record Server(boolean keepsConditions, boolean claimsConditions, boolean keepsIdentifiers) {}

    final SetClock clock = new SetClock();
    final Map<String, String> chart = new LinkedHashMap<>();
    private final Server server;
    private final int dieAt;
    private int moment;
    private int nextId = 1;
    private final UUID practice = UUID.randomUUID();
    private EhrConnection connection;
    private Delivery stored;
    private final DeliveryRunner runner;

    CrashingWorld(Server server, int dieAt) {
        this.server = server;
        this.dieAt = dieAt;
        EhrConnection.Terms terms = new EhrConnection.Terms(
                "Chart",
                "https://ehr.example.org/fhir",
                Optional.empty(),
                EhrAuth.NONE,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        connection = EhrConnection.made(UUID.randomUUID(), practice, terms, true, clock.instant());
        stored = SampleDelivery.queued(practice, connection.id(), clock.instant());
        Ledger ledger = new Ledger(clock);
        Ehr ehr = new Ehr();
        NoteRenderer renderer = new Plain();
        runner = new DeliveryRunner(ledger, ehr, renderer, new ConditionalCreateTrial(ledger, ehr, renderer), clock);
    }

    Delivery delivery() {
        return stored;
    }

    ConditionalCreate trial() {
        return connection.trial();
    }

    /** Whether it was a shorter life than asked for: then every moment has been tried. */
    boolean isOver() {
        return moment < dieAt;
    }

    /** Runs to the end, with one death and restart on the way; a person answers truthfully when asked. */
    void live() {
        for (int rounds = 0; rounds < 50; rounds++) {
            try {
                runner.settleTrial(connection.id());
                runner.run(stored.id(), "node");
            } catch (Crash e) {
                if (stored.state() == DeliveryState.SENDING) { // what the next start finds
                    stored = stored.unknown(Delivery.Trouble.of(DeliveryReason.ANSWER_LOST), clock.instant());
                }
            }
            if (stored.state() == DeliveryState.UNKNOWN
                    && stored.nextAttemptAt().isEmpty()) {
                stored = chart.isEmpty()
                        ? stored.missing(practice, clock.instant())
                        : stored.confirmed(chart.keySet().stream().findFirst(), practice, clock.instant());
            }
            clock.pass(Duration.ofMinutes(1));
        }
    }

    private void moment() {
        moment++;
        if (moment == dieAt) {
            throw new Crash();
        }
    }

    private DeliveryWork work() {
        NoteDocument note = new NoteDocument(
                NoteDocument.State.SIGNED,
                "en",
                "Visit note",
                "11506-3",
                "Practice",
                new NoteDocument.PatientLine("Ada Sample", LocalDate.of(1970, 5, 17), "female", Optional.of("1")),
                LocalDate.of(2026, 3, 2),
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                Optional.of(new NoteDocument.SignatureBlock("Mara Demo", clock.instant(), "SHA-256 00")),
                Optional.empty());
        Patient.Demographics ada = new Patient.Demographics(
                PhiText.of("Ada"),
                PhiText.of("Sample"),
                LocalDate.of(1970, 5, 17),
                AdministrativeSex.FEMALE,
                Optional.of(PhiText.of("1")));
        Instant at = Instant.EPOCH;
        return new DeliveryWork(stored, connection, ada, Optional.of(note), "Mara Demo", at, at, at, Optional.empty());
    }

    /** Each entry is a commit: the process may die before it and after it. */
    private final class Ledger extends DeliveryLedger {

        private final Clock time;

        @SuppressWarnings("NullAway") // nothing of the parent is used
        Ledger(Clock time) {
            super(null, null, null, null, null, null, null, null, time);
            this.time = time;
        }

        private Delivery commit(Delivery next) {
            moment();
            stored = next;
            moment();
            return next;
        }

        private EhrConnection commit(EhrConnection next) {
            moment();
            connection = next;
            moment();
            return next;
        }

        @Override
        public Optional<DeliveryWork> open(UUID deliveryId) {
            return stored.isDue(time.instant()) ? Optional.of(work()) : Optional.empty();
        }

        @Override
        public Delivery sending(Delivery delivery, byte[] contentHash, String ehrPatient, String node) {
            return commit(delivery.sending(new Delivery.Sent(time.instant(), contentHash, ehrPatient), node));
        }

        @Override
        public Delivery postponed(Delivery delivery, Delivery.Trouble why, Instant until) {
            return commit(delivery.postponed(why, until));
        }

        @Override
        public Delivery parked(Delivery delivery, Delivery.Trouble why) {
            return commit(delivery.parked(why));
        }

        @Override
        public Delivery unknown(Delivery delivery, Delivery.Trouble why) {
            return commit(delivery.unknown(why, time.instant()));
        }

        @Override
        public Delivery lookedForInVain(Delivery delivery) {
            return commit(delivery.lookedForInVain(time.instant()));
        }

        @Override
        public Delivery delivered(Delivery delivery, String externalId, Optional<String> externalVersion) {
            return commit(delivery.delivered(Optional.of(externalId), externalVersion, time.instant()));
        }

        @Override
        public Delivery readBack(Delivery delivery, ReadBack found, Optional<byte[]> hash, Optional<String> version) {
            return commit(delivery.readBack(found, hash, version));
        }

        @Override
        public EhrConnection trialBegins(EhrConnection before, UUID deliveryId) {
            return commit(before.trying(deliveryId));
        }

        @Override
        public EhrConnection trialEnds(EhrConnection before, ConditionalCreate found) {
            return commit(before.tried(found));
        }

        @Override
        public Optional<DeliveryWork> interruptedTrial(UUID connectionId) {
            return connection.trial() == ConditionalCreate.TRYING ? Optional.of(work()) : Optional.empty();
        }
    }

    /** Each call is two moments: on its way there, and its answer on the way back. */
    private final class Ehr implements EhrGateway {

        @Override
        public EhrCapabilities capabilities(EhrConnection to) {
            moment();
            return new EhrCapabilities("", "4.0.1", true, true, true, true, true, server.claimsConditions());
        }

        @Override
        public List<EhrPatient> patients(EhrConnection to, PhiText recordNumber) {
            moment();
            return List.of(new EhrPatient(
                    "p1", List.of(new EhrPatient.Name("Ada", "Sample")), Optional.of(LocalDate.of(1970, 5, 17)), true));
        }

        @Override
        public Optional<String> patientOfEncounter(EhrConnection to, String ehrEncounter) {
            return Optional.empty();
        }

        @Override
        public WriteOutcome create(EhrConnection to, EhrDocument document, String ehrPatient) {
            moment();
            Optional<String> there = server.keepsConditions() && server.keepsIdentifiers()
                    ? chart.keySet().stream().findFirst()
                    : Optional.empty();
            String id = there.orElseGet(() -> "d" + nextId++);
            chart.put(id, document.text());
            moment();
            return new WriteOutcome.Stored(id, Optional.of("1"), there.isEmpty());
        }

        @Override
        public List<StoredDocument> find(EhrConnection to, EhrDocument document, String ehrPatient) {
            moment();
            List<StoredDocument> found = new ArrayList<>();
            chart.forEach((id, text) -> found.add(new StoredDocument(
                    id, Optional.of("1"), Optional.of(TextHash.of(text)), server.keepsIdentifiers(), false)));
            return found;
        }

        @Override
        public Optional<StoredDocument> read(EhrConnection to, String externalId) {
            moment();
            return Optional.ofNullable(chart.get(externalId))
                    .map(text -> new StoredDocument(
                            externalId, Optional.of("1"), Optional.of(TextHash.of(text)), true, false));
        }

        @Override
        public WriteOutcome withdraw(EhrConnection to, String externalId) {
            throw new IllegalStateException("nothing is withdrawn here");
        }

        @Override
        public WriteOutcome remove(EhrConnection to, String externalId) {
            moment();
            chart.remove(externalId);
            moment();
            return new WriteOutcome.Stored(externalId, Optional.empty(), false);
        }

        @Override
        public EhrLine line(EhrConnection to) {
            return EhrLine.untried();
        }

        @Override
        public void tryAtOnce(EhrConnection to) {
            throw new IllegalStateException("nobody is here to do so");
        }

        @Override
        public void forget(EhrConnection to) {
            throw new IllegalStateException("nobody is here to do so");
        }
    }

    private static final class Plain implements NoteRenderer {

        @Override
        public byte[] pdf(NoteDocument document) {
            return new byte[] {1};
        }

        @Override
        public String text(NoteDocument document) {
            return "Sore knee.\n";
        }

        @Override
        public String html(NoteDocument document) {
            return "";
        }
    }
}
