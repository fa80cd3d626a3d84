package org.florscribe.clinical.patient;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.StaleVersion;

/** Finding, adding and correcting patients. Every look and every change is on the record. */
@ApplicationService
public class PatientRegister {

    private static final String PATIENT = "patient";
    private static final int MOST_FOUND = 50;

    private final PatientRepository patients;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    PatientRegister(PatientRepository patients, AuditTrail audit, Clock clock) {
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a patient.
     *
     * @param confirmNew the person has seen the likely duplicate and says this is somebody else
     * @throws Conflict {@code likely-duplicate} naming who is likely the same, or {@code mrn-taken}
     */
    @Requires(Permission.MANAGE_PATIENTS)
    public Patient add(PatientEntry entry, boolean confirmNew) {
        Patient.Demographics demographics = DemographicsRules.check(entry, today());
        refuseTakenMrn(demographics, Optional.empty());
        if (!confirmNew) {
            patients.likelySame(demographics).ifPresent(same -> {
                throw new Conflict(
                        "likely-duplicate",
                        "A patient with this name and birth date is already here. Use that record, or say that this is somebody else.",
                        same.id());
            });
        }
        Patient patient = new Patient(Ids.next(), demographics, 0, clock.instant());
        patients.add(patient);
        audit.record(AuditAction.PATIENT_CREATED, PATIENT, patient.id(), patient.id());
        return patients.get(patient.id()); // with the version it was stored with
    }

    @Requires(Permission.MANAGE_PATIENTS)
    public Patient get(UUID id) {
        Patient patient = patients.get(id);
        audit.record(AuditAction.PATIENT_VIEWED, PATIENT, id, id);
        return patient;
    }

    /**
     * Corrects a patient.
     *
     * @param version the one that was seen; a newer one is not written over
     * @param changes null leaves a field as it is; an empty record number takes it away
     */
    @Requires(Permission.MANAGE_PATIENTS)
    public Patient change(UUID id, long version, PatientEntry changes) {
        Patient patient = patients.getForChange(id);
        if (patient.version() != version) {
            throw new StaleVersion();
        }
        Patient.Demographics demographics = DemographicsRules.check(changes.over(patient.demographics()), today());
        refuseTakenMrn(demographics, Optional.of(id));
        Patient changed = patients.update(patient.with(demographics));
        audit.record(AuditAction.PATIENT_CHANGED, PATIENT, id, id);
        return changed;
    }

    /** By MRN, birth date in a usual spelling, or names; the best match first, at most 50. */
    @Limited(Allowance.SEARCHES)
    @Requires(Permission.MANAGE_PATIENTS)
    public List<Patient> search(String words) {
        String typed = words.strip();
        if (typed.isEmpty() || typed.length() > 200) {
            throw new InvalidInput("query", "Type a name, a birth date or a record number of at most 200 characters.");
        }
        Map<UUID, Patient> found = new LinkedHashMap<>();
        patients.withMrn(PhiText.of(typed)).ifPresent(patient -> found.put(patient.id(), patient));
        PatientSearch.dates(typed)
                .forEach(date -> patients.bornOn(date, MOST_FOUND).forEach(p -> found.putIfAbsent(p.id(), p)));
        patients.named(typed, MOST_FOUND).forEach(patient -> found.putIfAbsent(patient.id(), patient));
        List<Patient> shown = found.values().stream().limit(MOST_FOUND).toList();
        audit.record(AuditAction.PATIENTS_SEARCHED, PATIENT);
        shown.forEach(patient -> audit.record(AuditAction.PATIENT_VIEWED, PATIENT, patient.id(), patient.id()));
        return shown;
    }

    /** Newest first. */
    @Requires(Permission.MANAGE_PATIENTS)
    public Page<Patient> list(PageRequest request) {
        Page<Patient> page = patients.list(request);
        audit.record(AuditAction.PATIENTS_SEARCHED, PATIENT);
        page.items().forEach(patient -> audit.record(AuditAction.PATIENT_VIEWED, PATIENT, patient.id(), patient.id()));
        return page;
    }

    private void refuseTakenMrn(Patient.Demographics demographics, Optional<UUID> self) {
        demographics
                .mrn()
                .flatMap(patients::withMrn)
                .filter(other -> !self.equals(Optional.of(other.id())))
                .ifPresent(other -> {
                    throw new Conflict("mrn-taken", "Another patient already has this record number.", other.id());
                });
    }

    // the latest day it is anywhere: a child born today east of here is not from the future
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    }
}
