package org.florscribe.platform.limits;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.NetworkAddress;
import org.florscribe.shared.TooManyAttempts;

/** Counts before the transaction begins: {@code @Transactional} has the higher number (PLATFORM_BEFORE + 200). */
@Limited(Allowance.SEARCHES)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class LimitedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient CurrentCaller callers;
    private final transient RateLimits limits;

    @Inject
    LimitedInterceptor(CurrentCaller callers, RateLimits limits) {
        this.callers = callers;
        this.limits = limits;
    }

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        Limited limited = call.getMethod().getAnnotation(Limited.class);
        Caller caller = callers.get();
        if (limited != null && caller.kind() != Caller.Kind.SYSTEM) {
            String subject = limited.value().isByNetwork() || caller.staffId().isEmpty()
                    ? NetworkAddress.of(caller.origin().orElse(""))
                    : caller.staff().toString();
            Verdict verdict = limits.take(Limit.of(limited.value()), subject);
            if (!verdict.allowed()) {
                throw TooManyAttempts.requests(verdict.untilReset());
            }
        }
        return call.proceed();
    }
}
