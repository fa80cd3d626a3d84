package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.platform.http.ServerStopping;
import org.florscribe.practice.identity.Caller;
import org.florscribe.testing.StandIn;
import org.junit.jupiter.api.Test;

class PushHubTest {

    private static final UUID PRACTICE = UUID.randomUUID();

    private boolean seen = true;
    private final PushHub hub = new PushHub((person, visit) -> seen);
    private final List<String> told = new ArrayList<>();

    @Test
    void a_page_is_told_first_that_nothing_is_missed_from_now_on() {
        hub.join(Caller.system(PRACTICE, "c"), there());

        assertThat(told).containsExactly("{\"listening\":true}");
    }

    @Test
    void a_page_that_has_just_gone_keeps_the_news_from_no_other() {
        for (int i = 0; i < 8; i++) {
            hub.join(Caller.system(PRACTICE, "c"), i % 2 == 0 ? gone() : there());
        }

        told.clear();
        hub.tell(new VisitChanged(PRACTICE, UUID.randomUUID()));

        assertThat(told).hasSize(4);
    }

    @Test
    void a_page_of_somebody_who_does_not_see_the_visit_is_not_told_that_there_is_one() {
        hub.join(Caller.system(PRACTICE, "c"), there());
        told.clear();
        seen = false;

        hub.tell(new VisitChanged(PRACTICE, UUID.randomUUID()));

        assertThat(told).isEmpty();
    }

    @Test
    void at_the_stop_a_page_that_has_just_gone_keeps_no_other_from_being_told() {
        for (int i = 0; i < 8; i++) {
            hub.join(Caller.system(PRACTICE, "c"), i % 2 == 0 ? gone() : there());
        }

        told.clear();
        hub.closeAll(new ServerStopping());

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
        RemoteEndpoint.Async remote = StandIn.of(RemoteEndpoint.Async.class, (proxy, method, given) -> {
            sending.invoke(proxy, method, given);
            ((SendHandler) given[1]).onResult(new SendResult());
            return null;
        });
        return StandIn.of(Session.class, (proxy, method, given) -> switch (method.getName()) {
            case "getId" -> id;
            case "isOpen" -> true;
            case "getAsyncRemote" -> remote;
            case "close" -> {
                sending.invoke(proxy, method, given);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
