package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Installation;

/**
 * The container's session holds the state of open pages and nothing else (security.md 2.1). It belongs to one signed-in
 * session of ours and is thrown away when another one comes with it.
 */
@WebListener
public class PageStates implements ServletContextListener {

    private static final String OWNER = PageStates.class.getName();

    private final Installation installation;

    @Inject
    PageStates(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        boolean secure = "https".equals(installation.publicUrl().getScheme());
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName(secure ? "__Host-flor-view" : "flor-view");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
    }

    /** Before anything reads page state: that of somebody else is thrown away, that of nobody yet becomes the caller's. */
    static void claim(HttpServletRequest request, Caller caller) {
        HttpSession states = request.getSession(false);
        if (states == null) {
            return;
        }
        Object owner = states.getAttribute(OWNER);
        if (owner == null) {
            states.setAttribute(OWNER, owner(caller));
        } else if (!owner.equals(owner(caller))) {
            states.invalidate();
        }
    }

    private static String owner(Caller caller) {
        return caller.sessionId().map(Object::toString).orElse("");
    }
}
