package org.florscribe.adapter.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.SubjectKey;
import org.florscribe.shared.PhiText;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "patient")
class PatientRow {

    @Id
    private UUID id;

    @Column(name = "practice_id")
    private UUID practiceId;

    @Column(name = "data_key_id")
    private UUID dataKeyId;

    @Column(name = "sealed_given_name")
    private byte[] sealedGivenName;

    @Column(name = "sealed_family_name")
    private byte[] sealedFamilyName;

    @Column(name = "sealed_birth_date")
    private byte[] sealedBirthDate;

    @Column(name = "sealed_sex")
    private byte[] sealedSex;

    @Column(name = "sealed_mrn")
    private byte @Nullable [] sealedMrn;

    @Column(name = "mrn_index")
    private byte @Nullable [] mrnIndex;

    @Column(name = "birth_date_index")
    private byte[] birthDateIndex;

    @Column(name = "registered_by")
    private @Nullable UUID registeredBy;

    @Column(name = "destroyed_at", insertable = false, updatable = false)
    private @Nullable Instant destroyedAt;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected PatientRow() {}

    @SuppressWarnings("NullAway.Init") // the rest is filled by take()
    PatientRow(UUID id, UUID practiceId, UUID dataKeyId, Optional<UUID> registeredBy, Instant createdAt) {
        this.registeredBy = registeredBy.orElse(null);
        this.id = id;
        this.practiceId = practiceId;
        this.dataKeyId = dataKeyId;
        this.createdAt = createdAt;
    }

    void take(Patient.Demographics person, SubjectKey key, byte[] birthDateHash, byte @Nullable [] mrnHash) {
        sealedGivenName = key.seal(cell("sealed_given_name"), person.givenName());
        sealedFamilyName = key.seal(cell("sealed_family_name"), person.familyName());
        sealedBirthDate = key.seal(
                cell("sealed_birth_date"), PhiText.of(person.birthDate().toString()));
        sealedSex = key.seal(cell("sealed_sex"), PhiText.of(person.sex().code()));
        sealedMrn = person.mrn().map(mrn -> key.seal(cell("sealed_mrn"), mrn)).orElse(null);
        birthDateIndex = birthDateHash;
        mrnIndex = mrnHash;
    }

    UUID id() {
        return id;
    }

    /** Their key is gone for good: there is nobody to show any more. */
    boolean isDestroyed() {
        return destroyedAt != null;
    }

    UUID dataKeyId() {
        return dataKeyId;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Patient patient(SubjectKey key) {
        Patient.Demographics person = new Patient.Demographics(
                key.open(cell("sealed_given_name"), sealedGivenName),
                key.open(cell("sealed_family_name"), sealedFamilyName),
                LocalDate.parse(
                        key.open(cell("sealed_birth_date"), sealedBirthDate).reveal()),
                AdministrativeSex.of(key.open(cell("sealed_sex"), sealedSex).reveal()),
                Optional.ofNullable(sealedMrn).map(bytes -> key.open(cell("sealed_mrn"), bytes)));
        return new Patient(id, person, version, createdAt);
    }

    private Cell cell(String column) {
        return new Cell("patient", column, id);
    }
}
