package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.platform.http.ServerStopping;
import org.florscribe.practice.identity.Caller;

/** The open pages of each practice, and the news each has yet to be told. */
@ApplicationScoped
public class PushHub {

    private final Map<UUID, Set<Listener>> byPractice = new ConcurrentHashMap<>();
    private final Map<String, Listener> bySession = new ConcurrentHashMap<>();

    void join(Caller caller, Session session) {
        Listener listener = new Listener(caller.practice(), session);
        bySession.put(session.getId(), listener);
        byPractice
                .computeIfAbsent(caller.practice(), practice -> ConcurrentHashMap.newKeySet())
                .add(listener);
    }

    void leave(Session session) {
        Listener listener = bySession.remove(session.getId());
        if (listener != null) {
            byPractice.getOrDefault(listener.practiceId(), Set.of()).remove(listener);
        }
    }

    void answer(Session session) {
        Listener listener = bySession.get(session.getId());
        if (listener != null) {
            listener.tell("{}");
        }
    }

    /** After commit only: a page that asks at once must find what it was told about. */
    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisitChanged changed) {
        String news = "{\"visit\":\"" + changed.encounterId() + "\"}";
        byPractice.getOrDefault(changed.practiceId(), Set.of()).forEach(listener -> listener.tell(news));
    }

    /** A page that was told opens its socket again as soon as there is a server. */
    void closeAll(@Observes ServerStopping stopping) {
        bySession.values().forEach(Listener::goingAway);
    }

    /** News from other nodes may have been lost; which, nobody knows. */
    void tellAllToLookAgain() {
        bySession.values().forEach(listener -> listener.tell(Listener.LOOK_AGAIN));
    }
}
