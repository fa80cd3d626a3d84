package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.platform.keys.BlindIndex;
import org.florscribe.platform.keys.NameQuery;
import org.florscribe.platform.keys.NameToken;

/** The blind index of patients' names: hashes of names and of the beginnings of family names. */
@ApplicationScoped
class PatientNames {

    @PersistenceContext
    private EntityManager em;

    private final BlindIndex index;

    @Inject
    PatientNames(BlindIndex index) {
        this.index = index;
    }

    void store(UUID practiceId, UUID patientId, Patient.Demographics person) {
        em.createNativeQuery("delete from patient_name_token where practice_id = ?1 and patient_id = ?2")
                .setParameter(1, practiceId)
                .setParameter(2, patientId)
                .executeUpdate();
        for (NameToken token :
                index.tokens(person.givenName().reveal(), person.familyName().reveal())) {
            em.createNativeQuery("insert into patient_name_token (practice_id, patient_id, field, token)"
                            + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                    .setParameter(1, practiceId)
                    .setParameter(2, patientId)
                    .setParameter(3, token.field().name())
                    .setParameter(4, token.token())
                    .executeUpdate();
        }
    }

    NameQuery parse(String words) {
        return index.search(words);
    }

    /** Patients whose hashes answer to every word; strangers who share a truncated hash are among them. */
    List<UUID> candidates(NameQuery words, int limit) {
        List<NameToken> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select p.id from patient p where true");
        for (Set<NameToken> oneOf : words.tokensOfEachWord()) {
            List<String> alternatives = new ArrayList<>();
            for (NameToken token : oneOf) {
                values.add(token);
                alternatives.add(
                        "(t.field = ?" + (2 * values.size() - 1) + " and t.token = ?" + 2 * values.size() + ")");
            }
            sql.append(" and exists (select 1 from patient_name_token t where t.practice_id = p.practice_id")
                    .append(" and t.patient_id = p.id and (")
                    .append(String.join(" or ", alternatives))
                    .append("))");
        }
        // only placeholders are put together here; every value is bound
        Query query = em.createNativeQuery(sql.append(" order by p.id desc").toString());
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(2 * i + 1, values.get(i).field().name());
            query.setParameter(2 * i + 2, values.get(i).token());
        }
        List<?> ids = query.setMaxResults(limit).getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }
}
