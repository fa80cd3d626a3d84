package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.KeptAnswers;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.platform.persistence.TenantTransaction;

/** Answers of speech engines, kept beside those of language models, and the end of both. */
@ApplicationScoped
public class SealedKeptAnswers implements KeptAnswers {

    private final SealedKeptWork work;
    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    SealedKeptAnswers(SealedKeptWork work, Sql sql, TenantTransaction tenants) {
        this.work = work;
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<SpokenText> find(UUID encounterId, byte[] fingerprint) {
        return work.find(encounterId, fingerprint, SpokenText.class);
    }

    @Override
    public void keep(UUID encounterId, UUID engineId, byte[] fingerprint, SpokenText answer) {
        work.keep(encounterId, engineId, fingerprint, answer);
    }

    @Override
    public void removeAll(UUID encounterId) {
        sql.update(
                "delete from engine_result where practice_id = ? and encounter_id = ?",
                tenants.practice(),
                encounterId);
    }
}
