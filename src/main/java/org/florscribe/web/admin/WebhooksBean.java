package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.webhook.DeliveryLog;
import org.florscribe.practice.webhook.DeliveryStanding;
import org.florscribe.practice.webhook.IssuedSecret;
import org.florscribe.practice.webhook.SigningSecrets;
import org.florscribe.practice.webhook.Webhook;
import org.florscribe.practice.webhook.WebhookAttempt;
import org.florscribe.practice.webhook.WebhookChange;
import org.florscribe.practice.webhook.WebhookDelivery;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.practice.webhook.WebhookPing;
import org.florscribe.practice.webhook.WebhookView;
import org.florscribe.practice.webhook.Webhooks;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Who is told what happens to visits: add, change, test, remove, and what came of each telling. */
@Named
@RequestScoped
public class WebhooksBean {

    private static final String HERE = "/admin/webhooks.xhtml?faces-redirect=true&done=";
    private static final int SHOWN = 25;

    private final Webhooks webhooks;
    private final WebhookPing ping;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;
    private final Clock clock;

    private @Nullable List<WebhookView> all;
    private @Nullable WebhookView chosen;
    private @Nullable IssuedSecret issued;
    private @Nullable WebhookAttempt tested;
    private @Nullable Page<DeliveryLog> log;
    private String url = "";
    private WebhookEvent[] events = {};
    private boolean active = true;
    private String password = "";

    @Inject
    WebhooksBean(Webhooks webhooks, WebhookPing ping, StepUp stepUp, Http http, Times times, Words words, Clock clock) {
        this.webhooks = webhooks;
        this.ping = ping;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    public List<WebhookView> getAll() {
        if (all == null) {
            all = webhooks.list();
        }
        return all;
    }

    /** How many the product has switched off by itself. */
    public long getSwitchedOff() {
        return webhooks.switchedOff();
    }

    /** The webhook the page is opened for; empty while the list is shown. */
    public @Nullable WebhookView getChosen() {
        if (chosen == null && http.findId("id").isPresent()) {
            chosen = webhooks.get(http.id("id"));
            url = chosen.webhook().terms().url();
            events = chosen.webhook().terms().events().toArray(WebhookEvent[]::new);
            active = chosen.webhook().isActive();
        }
        return chosen;
    }

    public @Nullable String add() {
        stepUp.with(password);
        issued = webhooks.add(new Webhook.Terms(url, Set.of(events)));
        url = "";
        events = new WebhookEvent[0];
        return null;
    }

    public String change() {
        stepUp.with(password);
        UUID id = http.id("id");
        webhooks.change(
                id,
                new WebhookChange(Optional.of(url), Optional.of(Set.of(events)), Optional.of(active)),
                Long.parseLong(http.parameter("version")));
        return HERE + "webhook-changed&id=" + id;
    }

    public @Nullable String changeSecret() {
        stepUp.with(password);
        issued = webhooks.changeSecret(http.id("id"));
        chosen = null;
        return null;
    }

    public String remove() {
        stepUp.with(password);
        webhooks.remove(http.id("id"));
        return HERE + "webhook-removed";
    }

    /** Shown on the page that asked for it. */
    public @Nullable String test() {
        tested = ping.run(http.id("id")).attempts().get(0);
        return null;
    }

    public String sendAgain() {
        UUID id = http.id("id");
        webhooks.sendAgain(id, http.id("deliveryId"));
        return HERE + "webhook-sent-again&id=" + id;
    }

    public @Nullable IssuedSecret getIssued() {
        return issued;
    }

    public boolean isTested() {
        return tested != null;
    }

    public boolean isTestPassed() {
        return tested != null && tested.outcome().isDelivered();
    }

    /** What came of the test, in words. */
    public String getTestWords() {
        return tested == null ? "" : outcome(tested);
    }

    public List<Line> getLog() {
        return logged().items().stream().map(this::line).toList();
    }

    public String getNext() {
        return logged().next().orElse("");
    }

    public List<WebhookEvent> getAllEvents() {
        return WebhookEvent.all();
    }

    /** What it is told of, as events are called where they are received. */
    public String eventsOf(WebhookView view) {
        return String.join(
                ", ",
                view.webhook().terms().events().stream()
                        .sorted()
                        .map(WebhookEvent::word)
                        .toList());
    }

    /** How it went lately. */
    public String lately(WebhookView view) {
        Webhook.Line line = view.webhook().line();
        if (line.failures() > 0) {
            return words.get(
                    "webhook.failing",
                    line.failures(),
                    line.failingSince().map(times::moment).orElse(""));
        }
        return line.lastDeliveredAt()
                .map(at -> words.get("webhook.last", times.moment(at)))
                .orElseGet(() -> words.get("webhook.unused"));
    }

    public long count(WebhookView view, String standing) {
        return view.counts().getOrDefault(DeliveryStanding.valueOf(standing), 0L);
    }

    /** Since when the secret signs, and until when the one before does. */
    public String getSecretWords() {
        if (chosen == null) {
            return "";
        }
        SigningSecrets secrets = chosen.webhook().secrets();
        String since = words.get("webhook.secret-since", times.moment(secrets.setAt()));
        return secrets.previous()
                .filter(it -> it.until().isAfter(clock.instant()))
                .map(it -> since + " " + words.get("webhook.secret-before", times.moment(it.until())))
                .orElse(since);
    }

    private Page<DeliveryLog> logged() {
        if (log == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            log = webhooks.log(http.id("id"), new PageRequest(SHOWN, after));
        }
        return log;
    }

    private Line line(DeliveryLog entry) {
        WebhookDelivery delivery = entry.delivery();
        List<WebhookAttempt> attempts = entry.attempts();
        return new Line(
                delivery.id(),
                delivery.event().word(),
                delivery.standing().name(),
                attempts.isEmpty() ? "" : outcome(attempts.get(attempts.size() - 1)),
                delivery.attempts(),
                times.moment(delivery.createdAt()),
                delivery.nextAttemptAt().map(times::moment).orElse(""));
    }

    private String outcome(WebhookAttempt attempt) {
        return words.get(
                "webhook.outcome." + attempt.outcome(),
                attempt.status().map(String::valueOf).orElse(""),
                attempt.took().toMillis());
    }

    /** One event on its way, its times in the practice's zone. */
    public record Line(
            UUID id, String event, String standing, String outcome, int attempts, String since, String next) {

        /** A test is not sent again: another can be sent. */
        public boolean repeatable() {
            return !event.equals(WebhookEvent.TEST_PING.word())
                    && (standing.equals(DeliveryStanding.DELIVERED.name())
                            || standing.equals(DeliveryStanding.GIVEN_UP.name()));
        }
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public WebhookEvent[] getEvents() {
        return events.clone();
    }

    public void setEvents(WebhookEvent[] events) {
        this.events = events.clone();
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
