package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.webhook.SigningSecrets;
import org.florscribe.practice.webhook.Webhook;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.practice.webhook.WebhookRepository;
import org.florscribe.practice.webhook.WebhookState;
import org.florscribe.shared.StaleVersion;

/** Webhooks in the table {@code webhook}, addresses and secrets sealed with the practice's key. */
@ApplicationScoped
public class JdbcWebhookRepository implements WebhookRepository {

    private static final String COLUMNS =
            "id, practice_id, sealed_url, events, state, sealed_secret, secret_set_at, sealed_previous_secret,"
                    + " previous_secret_until, failures, failing_since, last_delivered_at, removed_at, version, created_at";
    private static final String SELECT = "select " + COLUMNS + " from webhook where practice_id = ?";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcWebhookRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public Optional<Webhook> find(UUID id) {
        return sql.first(SELECT + " and id = ?", this::webhook, tenants.practice(), id);
    }

    @Override
    public Optional<Webhook> findForChange(UUID id) {
        return sql.first(SELECT + " and id = ? for no key update", this::webhook, tenants.practice(), id);
    }

    @Override
    public List<Webhook> list() {
        return sql.list(SELECT + " and removed_at is null order by created_at, id", this::webhook, tenants.practice());
    }

    @Override
    public List<Listener> listeners(WebhookEvent event) {
        return sql.list(
                "select id, state from webhook where practice_id = ? and removed_at is null and ? = any(events)"
                        + " order by id",
                row -> new Listener(
                        Sql.uuid(row, "id"), WebhookState.valueOf(row.getString("state")) == WebhookState.ACTIVE),
                tenants.practice(),
                event);
    }

    @Override
    public long countSwitchedOff() {
        return sql.first(
                        "select count(*) as off from webhook where practice_id = ? and removed_at is null"
                                + " and state = 'SWITCHED_OFF'",
                        row -> row.getLong("off"),
                        tenants.practice())
                .orElse(0L);
    }

    @Override
    public void add(Webhook webhook) {
        sql.update(
                "insert into webhook (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                webhook.id(),
                webhook.practiceId(),
                sealedUrl(webhook),
                events(webhook),
                webhook.state(),
                sealedSecret(webhook),
                webhook.secrets().setAt(),
                sealedPrevious(webhook),
                webhook.secrets().previous().map(SigningSecrets.Outgoing::until),
                webhook.line().failures(),
                webhook.line().failingSince(),
                webhook.line().lastDeliveredAt(),
                webhook.removedAt(),
                webhook.version(),
                webhook.createdAt());
    }

    @Override
    public Webhook update(Webhook webhook) {
        int changed = sql.update(
                "update webhook set sealed_url = ?, events = ?, state = ?, sealed_secret = ?, secret_set_at = ?,"
                        + " sealed_previous_secret = ?, previous_secret_until = ?, failures = ?, failing_since = ?,"
                        + " last_delivered_at = ?, removed_at = ?, version = version + 1"
                        + " where practice_id = ? and id = ? and version = ?",
                sealedUrl(webhook),
                events(webhook),
                webhook.state(),
                sealedSecret(webhook),
                webhook.secrets().setAt(),
                sealedPrevious(webhook),
                webhook.secrets().previous().map(SigningSecrets.Outgoing::until),
                webhook.line().failures(),
                webhook.line().failingSince(),
                webhook.line().lastDeliveredAt(),
                webhook.removedAt(),
                tenants.practice(),
                webhook.id(),
                webhook.version());
        if (changed != 1) {
            throw new StaleVersion();
        }
        return find(webhook.id()).orElseThrow();
    }

    @Override
    public void updateLine(Webhook webhook) {
        sql.update(
                "update webhook set state = ?, failures = ?, failing_since = ?, last_delivered_at = ?"
                        + " where practice_id = ? and id = ?",
                webhook.state(),
                webhook.line().failures(),
                webhook.line().failingSince(),
                webhook.line().lastDeliveredAt(),
                tenants.practice(),
                webhook.id());
    }

    private static String[] events(Webhook webhook) {
        return webhook.terms().events().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private byte[] sealedUrl(Webhook webhook) {
        return sealed("sealed_url", webhook.id(), webhook.terms().url());
    }

    private byte[] sealedSecret(Webhook webhook) {
        return sealed("sealed_secret", webhook.id(), webhook.secrets().current());
    }

    private Optional<byte[]> sealedPrevious(Webhook webhook) {
        return webhook.secrets().previous().map(it -> sealed("sealed_previous_secret", webhook.id(), it.secret()));
    }

    private byte[] sealed(String column, UUID id, String text) {
        return vault.sealForPractice(cell(column, id), text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(String column, UUID id, byte[] sealed) {
        return new String(vault.openForPractice(cell(column, id), sealed), StandardCharsets.UTF_8);
    }

    private static Cell cell(String column, UUID id) {
        return new Cell("webhook", column, id);
    }

    private Webhook webhook(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Set<WebhookEvent> events = Arrays.stream(
                        (String[]) row.getArray("events").getArray())
                .map(WebhookEvent::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        Optional<byte[]> previous = Optional.ofNullable(row.getBytes("sealed_previous_secret"));
        Optional<SigningSecrets.Outgoing> outgoing = Optional.empty();
        if (previous.isPresent()) {
            outgoing = Optional.of(new SigningSecrets.Outgoing(
                    opened("sealed_previous_secret", id, previous.get()), Sql.instant(row, "previous_secret_until")));
        }
        return new Webhook(
                id,
                Sql.uuid(row, "practice_id"),
                new Webhook.Terms(opened("sealed_url", id, row.getBytes("sealed_url")), events),
                WebhookState.valueOf(row.getString("state")),
                new SigningSecrets(
                        opened("sealed_secret", id, row.getBytes("sealed_secret")),
                        Sql.instant(row, "secret_set_at"),
                        outgoing),
                new Webhook.Line(
                        row.getInt("failures"),
                        Sql.optionalInstant(row, "failing_since"),
                        Sql.optionalInstant(row, "last_delivered_at")),
                Sql.optionalInstant(row, "removed_at"),
                row.getLong("version"),
                Sql.instant(row, "created_at"));
    }
}
