package org.florscribe.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transaction does last. It is done by interceptors inside of {@code @Transactional} and not by a synchronisation of the
 * transaction itself: there, the server gives out a connection that does not know the practice, and a commit that fails within
 * another transaction loses the outer one (ADR 30).
 */
@ApplicationScoped
public class TransactionEnd {

    private static final String KEY = TransactionEnd.class.getName();

    private static final class Work {

        private final List<Runnable> steps = new ArrayList<>();
    }

    /** Goes on with the call; the outermost one of the running transaction then does what was put off. */
    Object around(InvocationContext call) throws Exception {
        TransactionSynchronizationRegistry registry = ContainerResource.TRANSACTION.get();
        if (registry.getTransactionKey() == null || registry.getResource(KEY) != null) {
            return call.proceed();
        }
        var work = new Work();
        registry.putResource(KEY, work);
        Object answer;
        try {
            answer = call.proceed();
        } catch (RuntimeException e) {
            throw e; // the transaction is undone
        } catch (Exception e) {
            finish(registry, work); // with these it is not
            throw e;
        }
        finish(registry, work);
        return answer;
    }

    /** @return false when nobody will do it: then it is to be done now */
    public boolean putOff(Runnable step) {
        if (ContainerResource.TRANSACTION.get().getResource(KEY) instanceof Work work) {
            work.steps.add(step);
            return true;
        }
        return false;
    }

    private static void finish(TransactionSynchronizationRegistry registry, Work work) {
        if (!registry.getRollbackOnly()) {
            for (int i = 0; i < work.steps.size(); i++) {
                work.steps.get(i).run();
            }
        }
    }
}
