package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.sso.SingleSignOn;
import org.florscribe.practice.sso.SingleSignOnRepository;
import org.florscribe.practice.sso.SsoAttempt;
import org.florscribe.shared.StaleVersion;

/** The tables whose names begin with {@code single_sign_on}; the client secret sealed with the practice's key. */
@ApplicationScoped
public class JdbcSingleSignOnRepository implements SingleSignOnRepository {

    private static final String COLUMNS =
            "practice_id, name, issuer, client_id, sealed_client_secret, domains, joining_role, factors_acr, active, required,"
                    + " entry, version";

    private static final String SELECT = "select " + COLUMNS + " from single_sign_on where practice_id = ?";

    private static final String ATTEMPT = "id, practice_id, browser_hash, issuer, next_page, next_visit, expires_at";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcSingleSignOnRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public Optional<UUID> practiceOf(byte[] entryHash) {
        tenants.lookUp(entryHash);
        return sql.first(
                "select practice_id from single_sign_on where entry_hash = ?",
                row -> Sql.uuid(row, "practice_id"),
                entryHash);
    }

    @Override
    public Optional<SingleSignOn> find() {
        return sql.first(SELECT, this::settings, tenants.practice());
    }

    @Override
    public Optional<SingleSignOn> findForChange() {
        return sql.first(SELECT + " for no key update", this::settings, tenants.practice());
    }

    @Override
    public SingleSignOn store(SingleSignOn settings) {
        SingleSignOn.Terms terms = settings.terms();
        String[] domains = terms.domains().stream().sorted().toArray(String[]::new);
        byte[] secret = vault.sealForPractice(
                cell(settings.practiceId()), terms.clientSecret().getBytes(StandardCharsets.UTF_8));
        int stored = settings.version() == 0
                ? sql.update(
                        "insert into single_sign_on (" + COLUMNS + ", id, entry_hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?) on conflict do nothing",
                        settings.practiceId(),
                        terms.name(),
                        terms.issuer(),
                        terms.clientId(),
                        secret,
                        domains,
                        terms.joining(),
                        terms.factorsAcr(),
                        settings.active(),
                        settings.required(),
                        settings.entry().reveal(),
                        settings.practiceId(),
                        settings.entry().hash())
                : sql.update(
                        "update single_sign_on set name = ?, issuer = ?, client_id = ?, sealed_client_secret = ?, domains = ?,"
                                + " joining_role = ?, factors_acr = ?, active = ?, required = ?, version = version + 1"
                                + " where practice_id = ? and version = ?",
                        terms.name(),
                        terms.issuer(),
                        terms.clientId(),
                        secret,
                        domains,
                        terms.joining(),
                        terms.factorsAcr(),
                        settings.active(),
                        settings.required(),
                        settings.practiceId(),
                        settings.version());
        if (stored != 1) {
            throw new StaleVersion();
        }
        sql.update("delete from single_sign_on_exempt where practice_id = ?", settings.practiceId());
        settings.exempt()
                .forEach(person -> sql.update(
                        "insert into single_sign_on_exempt (practice_id, staff_id) values (?, ?)",
                        settings.practiceId(),
                        person));
        return find().orElseThrow();
    }

    @Override
    public Set<String> hosts() {
        return sql.first(
                        "select hosts from single_sign_on where practice_id = ?",
                        row -> texts(row, "hosts"),
                        tenants.practice())
                .orElse(Set.of());
    }

    @Override
    public void noteHosts(Set<String> hosts) {
        String[] sorted = hosts.stream().sorted().toArray(String[]::new);
        sql.update(
                "update single_sign_on set hosts = ? where practice_id = ? and hosts <> ?",
                sorted,
                tenants.practice(),
                sorted);
    }

    @Override
    public Optional<UUID> linked(byte[] subjectHash) {
        return sql.first(
                "select staff_id from single_sign_on_link where practice_id = ? and subject_hash = ?",
                row -> Sql.uuid(row, "staff_id"),
                tenants.practice(),
                subjectHash);
    }

    @Override
    public boolean isLinked(UUID staffId, String issuer) {
        return sql.first(
                        "select staff_id from single_sign_on_link where practice_id = ? and staff_id = ? and issuer = ?",
                        row -> Sql.uuid(row, "staff_id"),
                        tenants.practice(),
                        staffId,
                        issuer)
                .isPresent();
    }

    @Override
    public void link(UUID staffId, String issuer, byte[] subjectHash, Instant now) {
        sql.update(
                "insert into single_sign_on_link (practice_id, staff_id, issuer, subject_hash, linked_at)"
                        + " values (?, ?, ?, ?, ?)",
                tenants.practice(),
                staffId,
                issuer,
                subjectHash,
                now);
    }

    @Override
    public void unlink(UUID staffId) {
        sql.update(
                "delete from single_sign_on_link where practice_id = ? and staff_id = ?", tenants.practice(), staffId);
    }

    @Override
    public void begin(SsoAttempt attempt, Instant now) {
        sql.update(
                "delete from single_sign_on_attempt where practice_id = ? and expires_at <= ?",
                attempt.practiceId(),
                now);
        sql.update(
                "insert into single_sign_on_attempt (" + ATTEMPT + ") values (?, ?, ?, ?, ?, ?, ?)",
                attempt.id(),
                attempt.practiceId(),
                attempt.browserHash(),
                attempt.issuer(),
                attempt.next(),
                attempt.visit(),
                attempt.expiresAt());
    }

    @Override
    public Optional<SsoAttempt> findAttempt(byte[] browserHash, Instant now) {
        tenants.lookUp(browserHash);
        return sql.first(
                "select " + ATTEMPT + " from single_sign_on_attempt where browser_hash = ? and expires_at > ?",
                row -> new SsoAttempt(
                        Sql.uuid(row, "id"),
                        Sql.uuid(row, "practice_id"),
                        row.getBytes("browser_hash"),
                        row.getString("issuer"),
                        row.getString("next_page"),
                        row.getString("next_visit"),
                        Sql.instant(row, "expires_at")),
                browserHash,
                now);
    }

    @Override
    public boolean take(UUID attemptId) {
        return sql.update(
                        "delete from single_sign_on_attempt where practice_id = ? and id = ?",
                        tenants.practice(),
                        attemptId)
                == 1;
    }

    private SingleSignOn settings(ResultSet row) throws SQLException {
        UUID practice = Sql.uuid(row, "practice_id");
        String secret = new String(
                vault.openForPractice(cell(practice), row.getBytes("sealed_client_secret")), StandardCharsets.UTF_8);
        return new SingleSignOn(
                practice,
                new SingleSignOn.Terms(
                        row.getString("name"),
                        row.getString("issuer"),
                        row.getString("client_id"),
                        secret,
                        texts(row, "domains"),
                        Optional.ofNullable(row.getString("joining_role")).map(Role::valueOf),
                        row.getString("factors_acr")),
                row.getBoolean("active"),
                row.getBoolean("required"),
                Set.copyOf(sql.list(
                        "select staff_id from single_sign_on_exempt where practice_id = ?",
                        it -> Sql.uuid(it, "staff_id"),
                        practice)),
                SecretToken.parse(row.getString("entry")).orElseThrow(),
                row.getLong("version"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static Cell cell(UUID practice) {
        return new Cell("single_sign_on", "sealed_client_secret", practice);
    }
}
