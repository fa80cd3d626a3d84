package org.florscribe.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeChange;
import org.florscribe.practice.tenant.PracticeProfile;

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
                        Optional.of(consentText)),
                version);
        return "/admin/practice.xhtml?faces-redirect=true&done=practice-saved";
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

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
