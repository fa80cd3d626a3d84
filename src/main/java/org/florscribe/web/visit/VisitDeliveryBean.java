package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.DeliveryView;
import org.florscribe.clinical.export.DocumentKind;
import org.florscribe.clinical.export.EhrTarget;
import org.florscribe.clinical.export.NoteExport;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Where the signed note went: state, receipt, what to do when it did not arrive, and the question when nobody knows. */
@Named
@RequestScoped
public class VisitDeliveryBean {

    private final OpenVisit visit;
    private final NoteExport export;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable List<DeliveryView> deliveries;
    private @Nullable List<EhrTarget> targets;
    private String encounter = "";

    @Inject
    VisitDeliveryBean(OpenVisit visit, NoteExport export, Http http, Times times, Words words) {
        this.visit = visit;
        this.export = export;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<Line> getLines() {
        return deliveries().stream().map(this::line).toList();
    }

    /** Whether something will change by itself soon. */
    public boolean isInWork() {
        return deliveries().stream()
                .map(DeliveryView::delivery)
                .anyMatch(it -> it.nextAttemptAt().isPresent() || it.state() == DeliveryState.SENDING);
    }

    /** Connections the note has not been sent to. */
    public List<EhrTarget> getTargets() {
        if (targets == null) {
            Set<UUID> sentTo = deliveries().stream()
                    .map(DeliveryView::delivery)
                    .filter(it -> it.subject().kind() == DocumentKind.NOTE)
                    .map(it -> it.subject().connectionId())
                    .collect(Collectors.toSet());
            targets = export.targets().stream()
                    .filter(it -> !sentTo.contains(it.connectionId()))
                    .toList();
        }
        return targets;
    }

    /** Where the note goes by itself when it is signed; empty when nowhere. */
    public String getDefaultName() {
        return export.targets().stream()
                .filter(EhrTarget::isDefault)
                .map(EhrTarget::name)
                .findFirst()
                .orElse("");
    }

    public String send() {
        export.deliver(visit.id(), http.id("target"), Optional.of(encounter));
        return VisitBean.here(visit.id(), "delivery-asked");
    }

    public String retry() {
        export.retry(visit.id(), http.id("delivery"));
        return VisitBean.here(visit.id(), "delivery-retried");
    }

    public String confirm() {
        export.confirm(visit.id(), http.id("delivery"), Optional.of(http.parameter("externalId")));
        return VisitBean.here(visit.id(), "delivery-confirmed");
    }

    public String sendAgain() {
        export.sendAgain(visit.id(), http.id("delivery"));
        return VisitBean.here(visit.id(), "delivery-again");
    }

    public String getEncounter() {
        return encounter;
    }

    public void setEncounter(String encounter) {
        this.encounter = encounter;
    }

    private List<DeliveryView> deliveries() {
        if (deliveries == null) {
            deliveries = export.list(visit.id());
        }
        return deliveries;
    }

    private Line line(DeliveryView view) {
        Delivery delivery = view.delivery();
        return new Line(
                delivery.id(),
                view.connectionName(),
                delivery.subject().kind().name(),
                delivery.state().name(),
                delivery.trouble()
                        .map(it -> words.get("delivery.reason." + it.reason()))
                        .orElse(""),
                delivery.trouble().map(it -> it.words().reveal()).orElse(""),
                delivery.nextAttemptAt()
                        .filter(at -> delivery.state() != DeliveryState.DELIVERED)
                        .map(at -> words.get("delivery.next", times.moment(at)))
                        .orElse(""),
                delivery.receipt().map(this::receipt).orElse(""));
    }

    private String receipt(Delivery.Receipt receipt) {
        return words.get(
                "delivery.receipt",
                times.moment(receipt.deliveredAt()),
                receipt.externalId().orElse("-"),
                receipt.externalVersion().orElse("-"),
                words.get("delivery.read-back." + receipt.readBack()));
    }

    /** One delivery as it is shown. */
    public record Line(
            UUID id,
            String connection,
            String document,
            String state,
            String why,
            String ehrWords,
            String next,
            String receipt) {

        public boolean parked() {
            return state.equals(DeliveryState.PARKED.name());
        }

        public boolean unknown() {
            return state.equals(DeliveryState.UNKNOWN.name());
        }

        public String tone() {
            return switch (DeliveryState.valueOf(state)) {
                case QUEUED -> "flor-quiet";
                case SENDING -> "flor-busy";
                case UNKNOWN -> "flor-attention";
                case DELIVERED -> "flor-ok";
                case PARKED -> "flor-bad";
            };
        }

        public String icon() {
            return switch (DeliveryState.valueOf(state)) {
                case QUEUED -> "clock";
                case SENDING -> "sync";
                case UNKNOWN -> "question-circle";
                case DELIVERED -> "check-circle";
                case PARKED -> "exclamation-circle";
            };
        }

        @Override
        public String toString() {
            return "Line[" + id + " " + state + "]";
        }
    }
}
