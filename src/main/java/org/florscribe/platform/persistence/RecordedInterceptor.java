package org.florscribe.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.florscribe.shared.Recorded;

/** Inside the JTA transaction, as {@link UseCaseInterceptor} is. */
@Recorded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RecordedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient TransactionEnd end;

    @Inject
    RecordedInterceptor(TransactionEnd end) {
        this.end = end;
    }

    @AroundInvoke
    Object goOn(InvocationContext call) throws Exception {
        return end.around(call);
    }
}
