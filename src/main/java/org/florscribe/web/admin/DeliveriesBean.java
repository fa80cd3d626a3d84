package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryOverview;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.DeliveryView;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** What went or is to go to EHRs, newest first, narrowed by what stands in the address. Names no patient. */
@Named
@RequestScoped
public class DeliveriesBean {

    private final DeliveryOverview overview;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable Page<DeliveryView> found;
    private @Nullable Map<DeliveryState, Long> counts;

    @Inject
    DeliveriesBean(DeliveryOverview overview, Http http, Times times, Words words) {
        this.overview = overview;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<Line> getLines() {
        return found().items().stream().map(this::line).toList();
    }

    public String getNext() {
        return found().next().orElse("");
    }

    public long count(String state) {
        if (counts == null) {
            counts = overview.counts();
        }
        return counts.getOrDefault(DeliveryState.valueOf(state), 0L);
    }

    public List<DeliveryState> getStates() {
        return Arrays.asList(DeliveryState.values());
    }

    /** What a filter field was set to; empty when it was not. */
    public String asked(String field) {
        return http.parameter(field);
    }

    public String retry(UUID id) {
        overview.retry(id);
        return "/admin/deliveries.xhtml?faces-redirect=true&done=delivery-retried";
    }

    private Page<DeliveryView> found() {
        if (found == null) {
            Optional<DeliveryState> state = Arrays.stream(DeliveryState.values())
                    .filter(it -> it.name().equals(http.parameter("state")))
                    .findFirst();
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            found = overview.list(http.findId("connection"), state, new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return found;
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
                delivery.attempt(),
                times.moment(delivery.createdAt()),
                delivery.nextAttemptAt().map(times::moment).orElse(""),
                delivery.correlationId());
    }

    /** One delivery as it is listed, its times in the practice's zone. */
    public record Line(
            UUID id,
            String connection,
            String document,
            String state,
            String why,
            int attempt,
            String since,
            String next,
            String correlationId) {

        public boolean parked() {
            return state.equals(DeliveryState.PARKED.name());
        }
    }
}
