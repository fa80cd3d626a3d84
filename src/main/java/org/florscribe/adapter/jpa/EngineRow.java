package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.practice.engine.Engine;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTerms;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "engine")
class EngineRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Enumerated(EnumType.STRING)
    private EngineTask task;

    private String kind;

    private String name;

    @Column(name = "base_url")
    private @Nullable String baseUrl;

    @Column(name = "sealed_api_key")
    private byte @Nullable [] sealedApiKey;

    @Column(name = "key_set_at")
    private @Nullable Instant keySetAt;

    private @Nullable String model;

    private String options;

    private int position;

    @Column(name = "may_receive_phi")
    private boolean mayReceivePhi;

    private int share;

    private @Nullable UUID replaces;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected EngineRow() {}

    @SuppressWarnings("NullAway.Init") // take() fills the rest
    EngineRow(Engine engine, Vault vault) {
        id = engine.id();
        practiceId = engine.practiceId();
        task = engine.task();
        createdAt = engine.createdAt();
        take(engine, vault);
    }

    final void take(Engine engine, Vault vault) {
        EngineTerms terms = engine.terms();
        kind = terms.kind().key();
        name = terms.name();
        baseUrl = terms.baseUrl().orElse(null);
        model = terms.model().orElse(null);
        options = new String(SealedJson.write(terms.options()), StandardCharsets.UTF_8);
        position = engine.position();
        mayReceivePhi = engine.mayReceivePhi();
        share = engine.share();
        replaces = engine.replaces().orElse(null);
        removedAt = engine.removedAt().orElse(null);
        keySetAt = engine.keySetAt().orElse(null);
        takeKey(terms.apiKey(), vault);
    }

    private void takeKey(Optional<String> given, Vault vault) {
        if (!given.equals(key(vault))) {
            sealedApiKey = given.map(it -> vault.sealForPractice(cell(), it.getBytes(StandardCharsets.UTF_8)))
                    .orElse(null);
        }
    }

    long version() {
        return version;
    }

    Engine engine(Vault vault) {
        EngineKind known = EngineKind.of(kind)
                .orElseThrow(() -> new IllegalStateException("Engine " + id + " is of no kind that is known"));
        return new Engine(
                id,
                practiceId,
                task,
                new EngineTerms(
                        known,
                        name,
                        Optional.ofNullable(baseUrl),
                        key(vault),
                        Optional.ofNullable(model),
                        storedOptions()),
                position,
                mayReceivePhi,
                share,
                Optional.ofNullable(replaces),
                Optional.ofNullable(keySetAt),
                Optional.ofNullable(removedAt),
                version,
                createdAt);
    }

    @SuppressWarnings("unchecked") // only texts are written
    private Map<String, String> storedOptions() {
        return SealedJson.read(options.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    private Optional<String> key(Vault vault) {
        return sealedApiKey == null
                ? Optional.empty()
                : Optional.of(new String(vault.openForPractice(cell(), sealedApiKey), StandardCharsets.UTF_8));
    }

    private Cell cell() {
        return new Cell("engine", "sealed_api_key", id);
    }
}
