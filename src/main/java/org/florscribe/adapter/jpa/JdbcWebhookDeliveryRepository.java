package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.webhook.AttemptOutcome;
import org.florscribe.practice.webhook.DeliveryStanding;
import org.florscribe.practice.webhook.WebhookAttempt;
import org.florscribe.practice.webhook.WebhookDelivery;
import org.florscribe.practice.webhook.WebhookDeliveryRepository;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.Ids;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Events for webhooks in the tables {@code webhook_delivery} and {@code webhook_attempt}. */
@ApplicationScoped
public class JdbcWebhookDeliveryRepository implements WebhookDeliveryRepository {

    private static final String COLUMNS =
            "id, practice_id, webhook_id, event_id, event, body, state, attempts, queued_at, next_attempt_at,"
                    + " ended_at, created_at";
    private static final String SELECT = "select " + COLUMNS + " from webhook_delivery where practice_id = ?";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcWebhookDeliveryRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public void add(WebhookDelivery delivery) {
        sql.update(
                "insert into webhook_delivery (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                delivery.id(),
                delivery.practiceId(),
                delivery.webhookId(),
                delivery.eventId(),
                delivery.event(),
                delivery.body(),
                delivery.standing(),
                delivery.attempts(),
                delivery.queuedAt(),
                delivery.nextAttemptAt(),
                delivery.endedAt(),
                delivery.createdAt());
    }

    @Override
    public Optional<WebhookDelivery> findForChange(UUID id) {
        return sql.first(
                SELECT + " and id = ? for no key update",
                JdbcWebhookDeliveryRepository::delivery,
                tenants.practice(),
                id);
    }

    @Override
    public List<UUID> webhooksDue(Instant now) {
        return sql.list(
                "select distinct webhook_id from webhook_delivery where practice_id = ? and state = 'QUEUED'"
                        + " and next_attempt_at <= ?",
                row -> Sql.uuid(row, "webhook_id"),
                tenants.practice(),
                now);
    }

    @Override
    public List<UUID> due(UUID webhookId, Instant now, int most) {
        return sql.list(
                "select id from webhook_delivery where practice_id = ? and webhook_id = ? and state = 'QUEUED'"
                        + " and next_attempt_at <= ? order by next_attempt_at, id limit ?",
                row -> Sql.uuid(row, "id"),
                tenants.practice(),
                webhookId,
                now,
                most);
    }

    @Override
    public Optional<Instant> nextDue(UUID webhookId) {
        return sql.first(
                        "select min(next_attempt_at) as next from webhook_delivery where practice_id = ?"
                                + " and webhook_id = ? and state = 'QUEUED'",
                        row -> Sql.optionalInstant(row, "next"),
                        tenants.practice(),
                        webhookId)
                .flatMap(it -> it);
    }

    @Override
    public Optional<WebhookDelivery> take(UUID id, Instant now, Instant lostAt) {
        return sql.first(
                "update webhook_delivery set attempts = attempts + 1, next_attempt_at = ? where practice_id = ?"
                        + " and id = ? and state = 'QUEUED' and next_attempt_at <= ? returning " + COLUMNS,
                JdbcWebhookDeliveryRepository::delivery,
                lostAt,
                tenants.practice(),
                id,
                now);
    }

    @Override
    public void update(WebhookDelivery delivery) {
        sql.update(
                "update webhook_delivery set state = ?, queued_at = ?, next_attempt_at = ?, ended_at = ?"
                        + " where practice_id = ? and id = ?",
                delivery.standing(),
                delivery.queuedAt(),
                delivery.nextAttemptAt(),
                delivery.endedAt(),
                tenants.practice(),
                delivery.id());
    }

    @Override
    public void addAttempt(UUID deliveryId, WebhookAttempt attempt) {
        sql.update(
                "insert into webhook_attempt (id, practice_id, delivery_id, number, attempted_at, outcome, status, took_ms)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (practice_id, delivery_id, number) do nothing",
                Ids.next(),
                tenants.practice(),
                deliveryId,
                attempt.number(),
                attempt.at(),
                attempt.outcome(),
                attempt.status(),
                attempt.took().toMillis());
    }

    @Override
    public void hold(UUID webhookId) {
        sql.update(
                "update webhook_delivery set state = 'HELD', next_attempt_at = null where practice_id = ?"
                        + " and webhook_id = ? and state = 'QUEUED'",
                tenants.practice(),
                webhookId);
    }

    @Override
    public void release(UUID webhookId, Instant now) {
        sql.update(
                "update webhook_delivery set state = 'QUEUED', queued_at = ?, next_attempt_at = ? where practice_id = ?"
                        + " and webhook_id = ? and state = 'HELD'",
                now,
                now,
                tenants.practice(),
                webhookId);
    }

    @Override
    public void releaseStray(Instant now) {
        sql.update(
                "update webhook_delivery d set state = 'QUEUED', queued_at = ?, next_attempt_at = ?"
                        + " from webhook w where d.practice_id = ? and d.state = 'HELD' and w.practice_id = d.practice_id"
                        + " and w.id = d.webhook_id and w.state = 'ACTIVE' and w.removed_at is null",
                now,
                now,
                tenants.practice());
    }

    @Override
    public void giveUp(UUID webhookId, Instant now) {
        sql.update(
                "update webhook_delivery set state = 'GIVEN_UP', next_attempt_at = null, ended_at = ?"
                        + " where practice_id = ? and webhook_id = ? and state in ('QUEUED', 'HELD')",
                now,
                tenants.practice(),
                webhookId);
    }

    @Override
    public Page<WebhookDelivery> list(UUID webhookId, PageRequest page) {
        String some = SELECT + " and webhook_id = ?";
        String order = " order by created_at desc, id desc limit " + (page.limit() + 1);
        List<WebhookDelivery> read = Cursor.after(page, 2)
                .map(after -> sql.list(
                        some + " and (created_at, id) < (?, ?)" + order,
                        JdbcWebhookDeliveryRepository::delivery,
                        tenants.practice(),
                        webhookId,
                        after.instant(0),
                        after.uuid(1)))
                .orElseGet(() ->
                        sql.list(some + order, JdbcWebhookDeliveryRepository::delivery, tenants.practice(), webhookId));
        return Cursor.page(read, page, delivery -> Cursor.of(delivery.createdAt(), delivery.id()));
    }

    @Override
    public Map<UUID, List<WebhookAttempt>> attempts(Collection<UUID> deliveryIds) {
        String[] ids = deliveryIds.stream().map(UUID::toString).toArray(String[]::new);
        return sql
                .list(
                        "select delivery_id, number, attempted_at, outcome, status, took_ms from webhook_attempt"
                                + " where practice_id = ? and delivery_id = any(?::uuid[]) order by delivery_id, number",
                        row -> Map.entry(Sql.uuid(row, "delivery_id"), attempt(row)),
                        tenants.practice(),
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public Map<DeliveryStanding, Long> counts(UUID webhookId) {
        Map<DeliveryStanding, Long> counts = new EnumMap<>(DeliveryStanding.class);
        sql.list(
                        "select state, count(*) as deliveries from webhook_delivery where practice_id = ?"
                                + " and webhook_id = ? group by state",
                        row -> Map.entry(DeliveryStanding.valueOf(row.getString("state")), row.getLong("deliveries")),
                        tenants.practice(),
                        webhookId)
                .forEach(it -> counts.put(it.getKey(), it.getValue()));
        return counts;
    }

    @Override
    public void forgetBefore(Instant time) {
        sql.update(
                "delete from webhook_delivery where practice_id = ? and created_at < ? and state <> 'QUEUED'",
                tenants.practice(),
                time);
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        return new WebhookDelivery(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "webhook_id"),
                Sql.uuid(row, "event_id"),
                WebhookEvent.valueOf(row.getString("event")),
                row.getString("body"),
                DeliveryStanding.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "queued_at"),
                Sql.optionalInstant(row, "next_attempt_at"),
                Sql.optionalInstant(row, "ended_at"),
                Sql.instant(row, "created_at"));
    }

    private static WebhookAttempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Optional<Integer> answered = row.wasNull() ? Optional.empty() : Optional.of(status);
        return new WebhookAttempt(
                row.getInt("number"),
                Sql.instant(row, "attempted_at"),
                AttemptOutcome.valueOf(row.getString("outcome")),
                answered,
                Duration.ofMillis(row.getLong("took_ms")));
    }
}
