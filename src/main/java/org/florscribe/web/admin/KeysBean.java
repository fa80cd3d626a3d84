package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.retention.PracticeDestruction;
import org.florscribe.clinical.retention.RecordDestruction;
import org.florscribe.clinical.retention.SignedCertificate;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.KeyRotation;
import org.florscribe.practice.tenant.KeyStatus;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The practice's keys, what was destroyed with them, and the end of the practice. Each change is confirmed with one's own password. */
@Named
@RequestScoped
public class KeysBean {

    private static final String DESTROYED = "DESTROYED";

    private final KeyRotation rotation;
    private final RecordDestruction records;
    private final PracticeDestruction destruction;
    private final CurrentCaller caller;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable KeyStatus status;
    private @Nullable Page<SignedCertificate> certificates;
    private String practiceName = "";
    private String password = "";

    @Inject
    KeysBean(
            KeyRotation rotation,
            RecordDestruction records,
            PracticeDestruction destruction,
            CurrentCaller caller,
            StepUp stepUp,
            Http http,
            Times times,
            Words words) {
        this.rotation = rotation;
        this.records = records;
        this.destruction = destruction;
        this.caller = caller;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /** One change of the practice's key. */
    public record Change(String name, String from, String state, int percent, String until) {}

    /** One certificate. */
    public record Line(UUID id, String kind, UUID subjectId, String reason, String when) {}

    public KeyStatus getStatus() {
        if (status == null) {
            status = rotation.status();
        }
        return status;
    }

    public String getSince() {
        return times.moment(getStatus().since());
    }

    public List<Change> getChanges() {
        return getStatus().changes().stream()
                .map(it -> new Change(
                        it.newName(),
                        it.oldName(),
                        it.state().name(),
                        it.percent(),
                        it.destroyAfter()
                                .filter(at -> !it.state().name().equals(DESTROYED))
                                .map(at -> words.get("keys.old-until", it.oldName(), times.moment(at)))
                                .orElse("")))
                .toList();
    }

    /** Whether a change is on its way: another one has to wait for it. */
    public boolean isChanging() {
        return getStatus().changes().stream()
                .anyMatch(it -> it.state() == KeyStatus.State.ADDED || it.state() == KeyStatus.State.REWRAPPING);
    }

    public List<Line> getCertificates() {
        return page().items().stream()
                .map(it -> new Line(
                        it.id(), it.kind().name(), it.subjectId(), it.reason().name(), times.moment(it.destroyedAt())))
                .toList();
    }

    /** The cursor of those before; empty at the end. */
    public String getMore() {
        return page().next().orElse("");
    }

    /** Which form is open: {@code rotate}, {@code end}, {@code keep}; empty for the lists. */
    public String getOpen() {
        String asked = http.parameter("do");
        return List.of("rotate", "end", "keep").contains(asked) ? asked : "";
    }

    public boolean isOwner() {
        return caller.get().isOwner();
    }

    public boolean isHeld() {
        return destruction.isHeld();
    }

    public String getDelay() {
        return words.get(
                "keys.end-delay", Long.toString(Math.max(1, destruction.delay().toDays())));
    }

    public String rotate() {
        stepUp.with(password);
        rotation.ask();
        return done("keys-changing");
    }

    public String announce() {
        stepUp.with(password);
        destruction.announce(practiceName);
        return done("end-announced");
    }

    public String keep() {
        stepUp.with(password);
        destruction.takeBack();
        return done("end-taken-back");
    }

    private static String done(String what) {
        return "/admin/keys.xhtml?faces-redirect=true&done=" + what;
    }

    private Page<SignedCertificate> page() {
        if (certificates == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            certificates = records.certificates(new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return certificates;
    }

    public String getPracticeName() {
        return practiceName;
    }

    public void setPracticeName(String practiceName) {
        this.practiceName = practiceName;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
