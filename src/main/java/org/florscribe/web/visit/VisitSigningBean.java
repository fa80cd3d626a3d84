package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.signature.NoteSigning;
import org.florscribe.clinical.signature.SignatureReading;
import org.florscribe.clinical.signature.SignatureView;
import org.florscribe.shared.PhiText;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.jspecify.annotations.Nullable;

/** The signature, and what may still happen to a note after it. */
@Named
@RequestScoped
public class VisitSigningBean {

    private final OpenVisit visit;
    private final NoteSigning signing;
    private final SignatureReading reading;
    private final StepUp stepUp;
    private final Times times;

    private @Nullable SignatureView signature;
    private long version;
    private String password = "";
    private String addendum = "";
    private String reason = "";

    @Inject
    VisitSigningBean(OpenVisit visit, NoteSigning signing, SignatureReading reading, StepUp stepUp, Times times) {
        this.visit = visit;
        this.signing = signing;
        this.reading = reading;
        this.stepUp = stepUp;
        this.times = times;
    }

    public String sign() {
        signing.sign(visit.id(), Optional.of(version), stepUp.shown(password));
        return VisitBean.here(visit.id(), "note-signed");
    }

    public String add() {
        signing.addAddendum(visit.id(), PhiText.of(addendum));
        return VisitBean.here(visit.id(), "addendum-added");
    }

    public String markEnteredInError() {
        signing.markEnteredInError(visit.id(), PhiText.of(reason));
        return VisitBean.here(visit.id(), "entered-in-error");
    }

    public String getSigner() {
        return signature().signed().map(SignatureView.Signed::name).orElse("");
    }

    public String getSignedAt() {
        return signature().signed().map(it -> times.moment(it.at())).orElse("");
    }

    public String getFingerprint() {
        return signature().signed().map(SignatureView.Signed::fingerprint).orElse("");
    }

    /** Whether the note still says what was signed. */
    public boolean isIntact() {
        return signature().signed().map(SignatureView.Signed::intact).orElse(true);
    }

    public boolean isEnteredInError() {
        return signature().withdrawn().isPresent();
    }

    public String getErrorReason() {
        return signature().withdrawn().map(it -> it.reason().reveal()).orElse("");
    }

    public String getErrorBy() {
        return signature()
                .withdrawn()
                .map(it -> it.name() + ", " + times.moment(it.at()))
                .orElse("");
    }

    public List<Added> getAddenda() {
        return signature().addenda().stream()
                .map(it -> new Added(
                        it.name() + ", " + times.moment(it.at()), it.text().reveal()))
                .toList();
    }

    private SignatureView signature() {
        if (signature == null) {
            signature = reading.of(visit.id());
        }
        return signature;
    }

    /** The version on the page; the one that is signed has to be the same. */
    public long getVersion() {
        return version == 0
                ? visit.note().map((NoteView it) -> it.note().version()).orElse(0L)
                : version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAddendum() {
        return addendum;
    }

    public void setAddendum(String addendum) {
        this.addendum = addendum;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** One addendum as it is shown. */
    public record Added(String by, String text) {

        @Override
        public String toString() {
            return "Added[" + by.length() + "]";
        }
    }
}
