package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.OwnPasskeys;
import org.jspecify.annotations.Nullable;

/** Whether a passkey may stand in for the password that a form asks for again. */
@Named
@RequestScoped
public class ConfirmBean {

    private final OwnPasskeys passkeys;
    private final CurrentCaller callers;
    private final StepUp stepUp;

    private @Nullable Boolean offered;

    @Inject
    ConfirmBean(OwnPasskeys passkeys, CurrentCaller callers, StepUp stepUp) {
        this.passkeys = passkeys;
        this.callers = callers;
        this.stepUp = stepUp;
    }

    /** Only to who has one. */
    public boolean isOffered() {
        Boolean known = offered;
        if (known == null) {
            known = callers.get().staffId().isPresent() && !passkeys.list().isEmpty();
            offered = known;
        }
        return known;
    }

    /** Whether this form brings the answer of one, so that no password has to be typed. */
    public boolean isAnswered() {
        return stepUp.byPasskey().isPresent() && isOffered();
    }
}
