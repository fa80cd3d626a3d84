package org.florscribe.practice.tenant;

import jakarta.inject.Inject;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Whether those who work with charts see the practice's patients or only their own. Holds from the next request on. */
@ApplicationService
public class ChartScopeSetting {

    private final ChartScopeRepository scopes;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;

    @Inject
    ChartScopeSetting(
            ChartScopeRepository scopes, Reauthentication reauthentication, AuditTrail trail, CurrentCaller callers) {
        this.scopes = scopes;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
    }

    @Requires(Permission.MANAGE_STAFF)
    public ChartScope get() {
        return scopes.get();
    }

    @Requires(Permission.MANAGE_STAFF)
    public void change(ChartScope scope) {
        reauthentication.requireRecent();
        if (scopes.get() != scope) {
            scopes.change(scope);
            trail.record(
                    AuditAction.CHART_SCOPE_CHANGED, "practice", callers.get().practice());
        }
    }
}
