package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.export.ConditionalCreate;
import org.florscribe.clinical.export.EhrAuth;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ehr_connection")
class EhrConnectionRow {

    private static final String FHIR_R4 = "FHIR_R4";

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @SuppressWarnings("UnusedVariable") // the column needs it; there is one kind so far
    private String kind;

    private String name;

    @Column(name = "base_url")
    private String baseUrl;

    @Column(name = "patient_identifier_system")
    private @Nullable String patientIdentifierSystem;

    @Column(name = "is_default")
    private boolean isDefault;

    @Enumerated(EnumType.STRING)
    private EhrAuth.Kind auth;

    @Column(name = "sealed_credentials")
    private byte @Nullable [] sealedCredentials;

    @Column(name = "credentials_set_at")
    private @Nullable Instant credentialsSetAt;

    @Column(name = "connect_seconds")
    private int connectSeconds;

    @Column(name = "deadline_seconds")
    private int deadlineSeconds;

    @Column(name = "conditional_create")
    @Enumerated(EnumType.STRING)
    private ConditionalCreate conditionalCreate;

    @Column(name = "tried_with")
    private @Nullable UUID triedWith;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected EhrConnectionRow() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    EhrConnectionRow(EhrConnection connection, Vault vault) {
        id = connection.id();
        practiceId = connection.practiceId();
        kind = FHIR_R4;
        createdAt = connection.createdAt();
        take(connection, vault);
    }

    final void take(EhrConnection connection, Vault vault) {
        EhrConnection.Terms terms = connection.terms();
        name = terms.name();
        baseUrl = terms.baseUrl();
        patientIdentifierSystem = terms.patientIdentifierSystem().orElse(null);
        credentialsSetAt = connection.credentialsSetAt().orElse(null);
        isDefault = connection.isDefault();
        connectSeconds = Math.toIntExact(terms.connectTime().toSeconds());
        deadlineSeconds = Math.toIntExact(terms.deadline().toSeconds());
        conditionalCreate = connection.trial();
        triedWith = connection.triedWith().orElse(null);
        removedAt = connection.removedAt().orElse(null);
        takeCredentials(terms.auth(), vault);
    }

    private void takeCredentials(EhrAuth given, Vault vault) {
        boolean keep = auth == given.kind()
                && removedAt == null
                && sealedCredentials != null
                && auth(vault).equals(given);
        auth = given.kind();
        if (given.kind() == EhrAuth.Kind.NONE || removedAt != null) {
            sealedCredentials = null;
        } else if (!keep) {
            String words = given.user() + "\n" + given.secret();
            sealedCredentials = vault.sealForPractice(cell(), words.getBytes(StandardCharsets.UTF_8));
        }
    }

    long version() {
        return version;
    }

    EhrConnection connection(Vault vault) {
        return new EhrConnection(
                id,
                practiceId,
                new EhrConnection.Terms(
                        name,
                        baseUrl,
                        Optional.ofNullable(patientIdentifierSystem),
                        auth(vault),
                        Duration.ofSeconds(connectSeconds),
                        Duration.ofSeconds(deadlineSeconds)),
                Optional.ofNullable(credentialsSetAt),
                isDefault,
                conditionalCreate,
                Optional.ofNullable(triedWith),
                Optional.ofNullable(removedAt),
                version,
                createdAt);
    }

    private EhrAuth auth(Vault vault) {
        if (sealedCredentials == null) {
            return EhrAuth.NONE;
        }
        String[] words =
                new String(vault.openForPractice(cell(), sealedCredentials), StandardCharsets.UTF_8).split("\n", 2);
        return new EhrAuth(auth, words[0], words[1]);
    }

    private Cell cell() {
        return new Cell("ehr_connection", "sealed_credentials", id);
    }
}
