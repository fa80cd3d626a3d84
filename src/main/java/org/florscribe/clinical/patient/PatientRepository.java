package org.florscribe.clinical.patient;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;

/** Where patients are kept. Sees only the caller's practice. Finding works on keyed hashes; what they bring is compared in clear. */
public interface PatientRepository {

    Optional<Patient> find(UUID id);

    /** Whether there is one that the caller may see, or was before being destroyed. */
    boolean isKnown(UUID id);

    /** @throws org.florscribe.shared.NotFound when there is none that the caller may see */
    Patient get(UUID id);

    /**
     * As {@link #get}, to change the patient or who sees them; nobody else does until this transaction ends.
     *
     * @throws org.florscribe.shared.Denied {@code emergency-reads-only} to whom an emergency shows the patient and nothing else
     */
    Patient getForChange(UUID id);

    /** Those of these ids that there are, in few queries. */
    Map<UUID, Patient> all(Collection<UUID> ids);

    /** Stores a new patient and makes the data key. */
    void add(Patient patient);

    /**
     * Stores the patient as changed.
     *
     * @return with the new version
     * @throws org.florscribe.shared.StaleVersion when it was changed meanwhile
     */
    Patient update(Patient patient);

    Page<Patient> list(PageRequest request);

    Optional<Patient> withMrn(PhiText mrn);

    List<Patient> bornOn(LocalDate birthDate, int limit);

    /** Somebody born that day of whose names one is all of the other's, marks and order left aside. */
    Optional<Patient> likelySame(Patient.Demographics person);

    /** Each of these words is a name of the patient, or begins the family name. */
    List<Patient> named(String words, int limit);
}
