package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.mail.Letter;
import org.florscribe.practice.mail.LetterRepository;

/** Letters in the table {@code mail}, their words sealed: they hold links that let people in. */
@ApplicationScoped
public class JdbcLetterRepository implements LetterRepository {

    private static final String COLUMNS =
            "id, practice_id, staff_id, kind, sealed_body, state, attempts, last_error, created_at, sent_at";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcLetterRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public void add(Letter letter) {
        sql.update(
                "insert into mail (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                letter.id(),
                letter.practiceId(),
                letter.staffId(),
                letter.kind(),
                sealed(letter),
                letter.state(),
                letter.attempts(),
                letter.lastError(),
                letter.createdAt(),
                letter.sentAt());
    }

    @Override
    public List<UUID> listQueued(int most) {
        return sql.list(
                "select id from mail where practice_id = ? and state = 'QUEUED' order by created_at limit ?",
                row -> Sql.uuid(row, "id"),
                tenants.practice(),
                most);
    }

    @Override
    public Optional<Letter> takeQueued(UUID id) {
        return sql.first(
                "select " + COLUMNS + " from mail where id = ? and state = 'QUEUED' for update skip locked",
                this::letter,
                id);
    }

    @Override
    public void change(Letter letter) {
        sql.update(
                "update mail set sealed_body = ?, state = ?, attempts = ?, last_error = ?, sent_at = ? where id = ?",
                sealed(letter),
                letter.state(),
                letter.attempts(),
                letter.lastError(),
                letter.sentAt(),
                letter.id());
    }

    private byte[] sealed(Letter letter) {
        return vault.sealForPractice(cell(letter.id()), letter.body().getBytes(StandardCharsets.UTF_8));
    }

    private Letter letter(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new Letter(
                id,
                Sql.uuid(row, "practice_id"),
                Sql.uuid(row, "staff_id"),
                Letter.Kind.valueOf(row.getString("kind")),
                new String(vault.openForPractice(cell(id), row.getBytes("sealed_body")), StandardCharsets.UTF_8),
                Letter.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("last_error")),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "sent_at"));
    }

    private static Cell cell(UUID id) {
        return new Cell("mail", "sealed_body", id);
    }
}
