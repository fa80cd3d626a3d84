package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.OwnWaysIn;
import org.florscribe.practice.identity.PracticeScope;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.Staff;

/** Keeps to what a practice says: passwords and passkeys for everybody, or for who is exempt. */
@ApplicationScoped
class SsoOnly implements OwnWaysIn {

    private final SingleSignOnRepository settings;
    private final PracticeScope scope;
    private final AuditTrail trail;

    @Inject
    SsoOnly(SingleSignOnRepository settings, PracticeScope scope, AuditTrail trail) {
        this.settings = settings;
        this.scope = scope;
        this.trail = trail;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<SecretToken> insteadFor(Staff person, Caller from) {
        scope.enter(person.practiceId());
        Optional<SecretToken> instead =
                settings.find().filter(it -> it.requiresOf(person.id())).map(SingleSignOn::entry);
        if (instead.isPresent()) {
            trail.recordRefusedAs(
                    from, Optional.of(person.practiceId()), AuditAction.SIGN_IN_FAILED, "staff", person.id(), null);
        }
        return instead;
    }

    @Override
    public void forget(UUID staffId) {
        settings.unlink(staffId);
    }
}
