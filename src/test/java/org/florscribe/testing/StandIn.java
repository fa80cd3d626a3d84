package org.florscribe.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** For an interface of which a test needs a few methods only. */
public final class StandIn {

    private StandIn() {}

    public static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
