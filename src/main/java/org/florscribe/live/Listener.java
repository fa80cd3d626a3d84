package org.florscribe.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open page. One message is under way at a time; the same news twice is told once, so a slow page holds nobody up. */
final class Listener {

    /** For a page that was not told everything. */
    static final String LOOK_AGAIN = "{\"again\":true}";

    /** The first message: from here on nothing is missed. The upgrade alone does not promise that. */
    static final String LISTENING = "{\"listening\":true}";

    /** Of what is not for this person, not even that it is. */
    static final String NOTHING = "";

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int MOST_WAITING = 500;

    private final Caller person;
    private final Session session;
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean sending;

    Listener(Caller person, Session session) {
        this.person = person;
        this.session = session;
    }

    UUID practiceId() {
        return person.practice();
    }

    Caller person() {
        return person;
    }

    synchronized void tell(String news) {
        if (news.equals(NOTHING)) {
            return;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(news);
        } else {
            waiting.clear();
            waiting.add(LOOK_AGAIN);
        }
        if (!sending) {
            sendNext();
        }
    }

    void goingAway() {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "The server is being restarted"));
        } catch (IOException | RuntimeException e) {
            LOG.debug("the page was gone already", e); // the others are told all the same
        }
    }

    private synchronized void sent(SendResult result) {
        sending = false;
        if (result.isOK()) {
            sendNext();
        } else {
            waiting.clear();
        }
    }

    private void sendNext() {
        var next = waiting.iterator();
        if (next.hasNext() && session.isOpen()) {
            String news = next.next();
            next.remove();
            sending = true;
            try {
                session.getAsyncRemote().sendText(news, this::sent);
            } catch (RuntimeException e) {
                // a page that went away in this moment keeps the news from no other
                LOG.debug("the page is gone", e);
                sending = false;
                waiting.clear();
            }
        }
    }
}
