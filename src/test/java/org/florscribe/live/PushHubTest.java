package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.identity.Caller;
import org.junit.jupiter.api.Test;

class PushHubTest {

    private static final UUID PRACTICE = UUID.randomUUID();

    private final PushHub hub = new PushHub();
    private final List<String> told = new ArrayList<>();

    @Test
    void a_page_that_has_just_gone_keeps_the_news_from_no_other() {
        for (int i = 0; i < 8; i++) {
            hub.join(Caller.system(PRACTICE, "c"), i % 2 == 0 ? gone() : there());
        }

        hub.tell(new VisitChanged(PRACTICE, UUID.randomUUID()));

        assertThat(told).hasSize(4);
    }

    private Session there() {
        return session((proxy, method, given) -> told.add(given[0].toString()));
    }

    private static Session gone() {
        return session((proxy, method, given) -> {
            throw new IllegalStateException("closed");
        });
    }

    private static Session session(InvocationHandler sending) {
        String id = UUID.randomUUID().toString();
        RemoteEndpoint.Async remote = standIn(RemoteEndpoint.Async.class, (proxy, method, given) -> {
            sending.invoke(proxy, method, given);
            return null;
        });
        return standIn(Session.class, (proxy, method, given) -> switch (method.getName()) {
            case "getId" -> id;
            case "isOpen" -> true;
            case "getAsyncRemote" -> remote;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T standIn(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
