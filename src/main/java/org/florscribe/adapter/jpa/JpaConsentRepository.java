package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.ConsentRepository;
import org.florscribe.clinical.encounter.RecordingConsent;
import org.florscribe.practice.identity.CurrentCaller;

/** Consents in the table {@code recording_consent}, where rows are only ever added. */
@ApplicationScoped
public class JpaConsentRepository implements ConsentRepository {

    @PersistenceContext
    private EntityManager em;

    private final CurrentCaller caller;

    @Inject
    JpaConsentRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public void add(RecordingConsent consent) {
        em.createNativeQuery("insert into recording_consent (id, practice_id, encounter_id, given, method, language,"
                        + " persons_present, recorded_by, recorded_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, string_to_array(?7, ','), ?8, ?9)")
                .setParameter(1, consent.id())
                .setParameter(2, caller.get().practice())
                .setParameter(3, consent.encounterId())
                .setParameter(4, consent.given())
                .setParameter(5, consent.method().name())
                .setParameter(6, consent.language())
                .setParameter(
                        7,
                        consent.personsPresent().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .setParameter(8, consent.recordedBy())
                .setParameter(9, Timestamp.from(consent.recordedAt()))
                .executeUpdate();
    }

    @Override
    public List<RecordingConsent> of(UUID encounterId) {
        List<?> rows = em.createNativeQuery("select id, given, method, language, array_to_string(persons_present, ','),"
                        + " recorded_by, recorded_at from recording_consent where encounter_id = ?1"
                        + " order by recorded_at desc, id desc")
                .setParameter(1, encounterId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RecordingConsent(
                        (UUID) row[0],
                        encounterId,
                        (Boolean) row[1],
                        RecordingConsent.Method.valueOf((String) row[2]),
                        (String) row[3],
                        Arrays.stream(((String) row[4]).split(",", -1))
                                .filter(name -> !name.isEmpty())
                                .map(RecordingConsent.Person::valueOf)
                                .collect(Collectors.toSet()),
                        (UUID) row[5],
                        ((Timestamp) row[6]).toInstant()))
                .toList();
    }
}
