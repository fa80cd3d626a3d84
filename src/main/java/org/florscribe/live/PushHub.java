package org.florscribe.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.platform.http.ServerStopping;
import org.florscribe.practice.identity.Caller;
import org.florscribe.shared.Refusal;

/** The open pages of each practice, and the news each has yet to be told. */
@ApplicationScoped
public class PushHub {

    private final Map<UUID, Set<Listener>> byPractice = new ConcurrentHashMap<>();
    private final Map<String, Listener> bySession = new ConcurrentHashMap<>();

    private final Audience audience;

    @Inject
    PushHub(Audience audience) {
        this.audience = audience;
    }

    void join(Caller caller, Session session) {
        Listener listener = new Listener(caller, session);
        bySession.put(session.getId(), listener);
        byPractice
                .computeIfAbsent(caller.practice(), practice -> ConcurrentHashMap.newKeySet())
                .add(listener);
        listener.tell(Listener.LISTENING);
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

    boolean isAnybodyListening(UUID practiceId) {
        return !byPractice.getOrDefault(practiceId, Set.of()).isEmpty();
    }

    /** Each person who sees the visit, at all their open pages; where that cannot be found out, pages look again by themselves. */
    void tell(VisitChanged changed) {
        String news = "{\"visit\":\"" + changed.encounterId() + "\"}";
        Map<Optional<UUID>, String> words = new HashMap<>();
        byPractice
                .getOrDefault(changed.practiceId(), Set.of())
                .forEach(listener -> listener.tell(words.computeIfAbsent(
                        listener.person().staffId(),
                        staff -> wordsFor(listener.person(), changed.encounterId(), news))));
    }

    private String wordsFor(Caller person, UUID encounterId, String news) {
        try {
            return audience.sees(person, encounterId) ? news : Listener.NOTHING;
        } catch (Refusal e) {
            return Listener.LOOK_AGAIN;
        }
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
