package org.florscribe.web.patient;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.AdministrativeSex;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientEntry;
import org.florscribe.clinical.patient.PatientRegister;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.PhiText;
import org.florscribe.web.view.DateFields;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Adding a patient, or correcting one. A likely duplicate is asked about, never added without a word. */
@Named
@RequestScoped
public class PatientFormBean {

    private final PatientRegister register;
    private final Http http;
    private final Words words;

    private String givenName = "";
    private String familyName = "";
    private DateFields birthDate = new DateFields();
    private AdministrativeSex sex = AdministrativeSex.UNKNOWN;
    private String mrn = "";
    private boolean somebodyElse;
    private long version;
    private @Nullable UUID likelySame;

    @Inject
    PatientFormBean(PatientRegister register, Http http, Words words) {
        this.register = register;
        this.http = http;
        this.words = words;
    }

    @PostConstruct
    void load() {
        http.findId("id").map(register::get).ifPresent(this::show);
    }

    private void show(Patient patient) {
        Patient.Demographics person = patient.demographics();
        givenName = person.givenName().reveal();
        familyName = person.familyName().reveal();
        birthDate = new DateFields(person.birthDate());
        sex = person.sex();
        mrn = person.mrn().map(PhiText::reveal).orElse("");
        version = patient.version();
    }

    public @Nullable String add() {
        try {
            return opened(register.add(entry(), somebodyElse), "patient-added");
        } catch (Conflict conflict) {
            if (!conflict.slug().equals("likely-duplicate")) {
                throw conflict;
            }
            likelySame = conflict.related().orElse(null);
            http.refuse("somebodyElse", words.get("patient.likely-same"));
            return null;
        }
    }

    public String save() {
        return opened(register.change(http.id("id"), version, entry()), "patient-saved");
    }

    private static String opened(Patient patient, String done) {
        return "/app/patients.xhtml?faces-redirect=true&id=" + patient.id() + "&done=" + done;
    }

    private PatientEntry entry() {
        String born = birthDate.date().map(Object::toString).orElse("");
        return new PatientEntry(givenName, familyName, born, sex.code(), mrn);
    }

    /** The record that this person may have already; empty while nobody asked. */
    public String getLikelySame() {
        return Optional.ofNullable(likelySame).map(UUID::toString).orElse("");
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public DateFields getBirthDate() {
        return birthDate;
    }

    public AdministrativeSex getSex() {
        return sex;
    }

    public void setSex(AdministrativeSex sex) {
        this.sex = sex;
    }

    public String getMrn() {
        return mrn;
    }

    public void setMrn(String mrn) {
        this.mrn = mrn;
    }

    public boolean isSomebodyElse() {
        return somebodyElse;
    }

    public void setSomebodyElse(boolean somebodyElse) {
        this.somebodyElse = somebodyElse;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
