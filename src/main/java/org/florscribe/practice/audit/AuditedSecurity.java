package org.florscribe.practice.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.SecurityRecord;

/** What identity tells, as lines of the access log. */
@ApplicationScoped
public class AuditedSecurity implements SecurityRecord {

    private final AuditTrail trail;

    @Inject
    AuditedSecurity(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void done(Caller by, Event event, UUID object) {
        trail.recordAs(by, action(event), objectType(event), object, null);
    }

    @Override
    public void done(Caller by, Event event) {
        trail.recordAs(by, action(event), objectType(event), null, null);
    }

    @Override
    public void refused(Caller by, UUID practiceId, Event event, UUID object) {
        trail.recordRefusedAs(by, Optional.of(practiceId), action(event), objectType(event), object, null);
    }

    static AuditAction action(Event event) {
        return AuditAction.valueOf(event.name());
    }

    private static String objectType(Event event) {
        return switch (event) {
            case SIGN_IN,
                    SIGN_OUT,
                    SESSION_LOCKED,
                    SESSION_UNLOCKED,
                    UNLOCK_FAILED,
                    SESSION_REVOKED,
                    SESSIONS_REVOKED,
                    STEP_UP,
                    STEP_UP_FAILED,
                    TOKEN_ISSUED,
                    TOKEN_REFRESHED,
                    TOKEN_REUSED -> "session";
            case SIGN_IN_RULES_CHANGED -> "practice";
            case API_KEYS_LISTED,
                    API_KEY_MADE,
                    API_KEY_APPROVED,
                    API_KEY_REVOKED,
                    API_KEY_REFUSED,
                    API_SIGNATURE_REFUSED -> "api_key";
            default -> "staff";
        };
    }
}
