package org.florscribe.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.Denied;
import org.florscribe.shared.UseCase;

/**
 * Before a use case runs: may this caller, and whose practice is it? After it: what was put off to the end. Runs inside the JTA transaction, because
 * {@code @Transactional} has the lower priority number (PLATFORM_BEFORE + 200).
 */
@UseCase
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class UseCaseInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient CurrentCaller callers;
    private final transient TenantTransaction tenants;
    private final transient AuditTrail trail;
    private final transient TransactionEnd end;

    @Inject
    UseCaseInterceptor(CurrentCaller callers, TenantTransaction tenants, AuditTrail trail, TransactionEnd end) {
        this.callers = callers;
        this.tenants = tenants;
        this.trail = trail;
        this.end = end;
    }

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        Requires requires = call.getMethod().getAnnotation(Requires.class);
        if (requires == null) {
            throw Denied.permission(); // deny unless allowed: a use case that names no permission is open to nobody
        }
        Caller caller = callers.get();
        if (!caller.may(requires.value())) {
            String useCase = call.getMethod().getDeclaringClass().getSimpleName() + "."
                    + call.getMethod().getName();
            trail.recordRefused(AuditAction.PERMISSION_DENIED, useCase, null, null);
            throw caller.kind() == Caller.Kind.ANONYMOUS
                    ? Caller.notSignedIn()
                    : caller.isEntitledTo(requires.value())
                            ? Denied.scope(caller.authority().lacks(requires.value()))
                            : Denied.permission();
        }
        caller.practiceId().ifPresent(tenants::enter);
        return end.around(call);
    }
}
