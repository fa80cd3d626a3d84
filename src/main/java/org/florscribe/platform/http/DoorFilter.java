package org.florscribe.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.Role;

/** Closed unless named: pages send strangers to sign in, calls answer 401, and what is for admins is not there for others. */
public class DoorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<Role> ADMINS = EnumSet.of(Role.OWNER, Role.PRACTICE_ADMIN, Role.AUDITOR);

    private final transient CurrentCaller callers;
    private final transient Installation installation;

    @Inject
    DoorFilter(CurrentCaller callers, Installation installation) {
        this.callers = callers;
        this.installation = installation;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Paths.of(request);
        Paths.Door door = Paths.door(path);
        Optional<Caller> person = callers.find().filter(caller -> caller.kind() == Caller.Kind.PERSON);
        if (door == Paths.Door.ANYONE
                || Paths.isResumedRecording(request)
                || (door == Paths.Door.SIGNED_IN && person.isPresent())
                || (door == Paths.Door.ADMINS
                        && person.filter(DoorFilter::isAdmin).isPresent())) {
            chain.doFilter(request, response);
        } else if (door == Paths.Door.NOBODY || person.isPresent()) {
            Answers.refuse(request, response, 404, "not-found", "There is nothing here that you can see.");
        } else {
            askToSignIn(path, request, response);
        }
    }

    private void askToSignIn(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean byScript = request.getHeader("Flor-Automatic") != null || request.getHeader("Faces-Request") != null;
        if (Paths.isPage(path) && !byScript) {
            String door = IdentityFilter.isLocked(request) ? "/lock.xhtml" : "/login.xhtml";
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", installation.publicUrl() + door + "?next=" + name(path) + visit(request));
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        if (Paths.isPage(path)) {
            return;
        }
        if (IdentityFilter.isLocked(request)) {
            Answers.refuse(request, response, 401, "session-locked", "Unlock this browser to go on.");
        } else {
            Answers.refuse(request, response, 401, "not-signed-in", "Sign in to go on.");
        }
    }

    // a name that the sign-in page knows, never an address
    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(".xhtml", "").replaceAll("[^a-z]", "");
    }

    private static String visit(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("id"))
                .filter(id -> id.matches("[0-9a-fA-F-]{36}"))
                .map(id -> "&id=" + id)
                .orElse("");
    }

    private static boolean isAdmin(Caller caller) {
        return caller.roles().stream().anyMatch(ADMINS::contains);
    }
}
