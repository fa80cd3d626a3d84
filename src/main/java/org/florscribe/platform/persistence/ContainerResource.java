package org.florscribe.platform.persistence;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * What the container keeps under a name, looked up at the first use and remembered: each look-up copies the object through its
 * serial form, which took a quarter of a page's processor time. Not injected, because a field injected on a thread
 * without container context would stay null for the life of its bean.
 */
public final class ContainerResource<T> {

    /** Where the running transaction keeps what belongs to it. */
    public static final ContainerResource<TransactionSynchronizationRegistry> TRANSACTION = new ContainerResource<>(
            "java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class);

    /** Threads that know the component they work for. */
    public static final ContainerResource<ManagedExecutorService> THREADS =
            new ContainerResource<>("java:comp/DefaultManagedExecutorService", ManagedExecutorService.class);

    private final String name;
    private final Class<T> type;
    private volatile @Nullable T found;

    ContainerResource(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** @throws IllegalStateException when the container has no such thing; the next call asks again */
    public T get() {
        T known = found;
        if (known == null) {
            known = lookUp();
            found = known;
        }
        return known;
    }

    @SuppressWarnings("BanJNDI") // constant names of our own components
    private T lookUp() {
        try {
            return type.cast(new InitialContext().lookup(name));
        } catch (NamingException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
