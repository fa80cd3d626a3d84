package org.florscribe.web.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.florscribe.clinical.encounter.VisitChanged;

/** The open pages of each practice on this node, and what they are told. */
@ApplicationScoped
public class Audience {

    private final Map<UUID, Set<Session>> byPractice = new ConcurrentHashMap<>();

    void join(UUID practice, Session page) {
        byPractice
                .computeIfAbsent(practice, id -> ConcurrentHashMap.newKeySet())
                .add(page);
    }

    void leave(UUID practice, Session page) {
        byPractice.computeIfPresent(practice, (id, pages) -> {
            pages.remove(page);
            return pages.isEmpty() ? null : pages;
        });
    }

    /** After the commit, so that a page that asks at once sees the change. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisitChanged change) {
        String message = "{\"encounterId\":\"" + change.encounterId() + "\"}";
        for (Session page : byPractice.getOrDefault(change.practiceId(), Set.of())) {
            if (page.isOpen()) {
                page.getAsyncRemote().sendText(message, result -> {
                    if (!result.isOK()) {
                        leave(change.practiceId(), page);
                    }
                });
            }
        }
    }
}
