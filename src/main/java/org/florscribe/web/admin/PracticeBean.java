package org.florscribe.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeChange;
import org.florscribe.practice.tenant.PracticeProfile;
import org.florscribe.practice.tenant.RecordDays;

/** What the practice says of itself. */
@Named
@RequestScoped
public class PracticeBean {

    private final PracticeProfile profile;

    private String name = "";
    private String timeZone = "";
    private String jurisdiction = "";
    private String address = "";
    private String consentText = "";
    private String keepSigned = "";
    private String keepUnsigned = "";
    private String keepTranscript = "";
    private String keepDraft = "";
    private String keepExport = "";
    private String keepNote = "";
    private long version;

    @Inject
    PracticeBean(PracticeProfile profile) {
        this.profile = profile;
    }

    @PostConstruct
    void load() {
        Practice practice = profile.get();
        name = practice.name();
        timeZone = practice.timeZone().getId();
        jurisdiction = practice.jurisdiction();
        address = practice.address();
        consentText = practice.consentText();
        keepSigned = Integer.toString(practice.keepTimes().signedDays());
        keepUnsigned = Integer.toString(practice.keepTimes().unsignedDays());
        RecordDays records = practice.keepTimes().records();
        keepTranscript = Integer.toString(records.transcript());
        keepDraft = Integer.toString(records.draft());
        keepExport = Integer.toString(records.export());
        keepNote = Integer.toString(records.note());
        version = practice.version();
    }

    public String save() {
        profile.change(
                new PracticeChange(
                        Optional.of(name),
                        Optional.of(timeZone),
                        Optional.empty(),
                        Optional.of(jurisdiction),
                        Optional.of(address),
                        Optional.of(consentText),
                        Optional.of(days(keepSigned)),
                        Optional.of(days(keepUnsigned)),
                        new PracticeChange.Records(
                                Optional.of(days(keepTranscript)),
                                Optional.of(days(keepDraft)),
                                Optional.of(days(keepExport)),
                                Optional.of(days(keepNote)))),
                version);
        return "/admin/practice.xhtml?faces-redirect=true&done=practice-saved";
    }

    /** What is no number is refused in the same words as a wrong one. */
    private static int days(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getJurisdiction() {
        return jurisdiction;
    }

    public void setJurisdiction(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getConsentText() {
        return consentText;
    }

    public void setConsentText(String consentText) {
        this.consentText = consentText;
    }

    public String getKeepSignedAudioDays() {
        return keepSigned;
    }

    public void setKeepSignedAudioDays(String days) {
        keepSigned = days;
    }

    public String getKeepUnsignedAudioDays() {
        return keepUnsigned;
    }

    public void setKeepUnsignedAudioDays(String days) {
        keepUnsigned = days;
    }

    public String getKeepTranscriptDays() {
        return keepTranscript;
    }

    public void setKeepTranscriptDays(String days) {
        keepTranscript = days;
    }

    public String getKeepDraftDays() {
        return keepDraft;
    }

    public void setKeepDraftDays(String days) {
        keepDraft = days;
    }

    public String getKeepExportDays() {
        return keepExport;
    }

    public void setKeepExportDays(String days) {
        keepExport = days;
    }

    public String getKeepNoteDays() {
        return keepNote;
    }

    public void setKeepNoteDays(String days) {
        keepNote = days;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
