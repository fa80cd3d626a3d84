package org.florscribe.web.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.Permission;

/** Where sign-in may lead: a name from this list, never an address from the request. */
enum Destination {
    TODAY("/app/today.xhtml"),
    MOVE("/app/move.xhtml"),
    PATIENTS("/app/patients.xhtml"),
    VISIT("/app/visit.xhtml"),
    PROFILE("/app/profile.xhtml"),
    STAFF("/admin/staff.xhtml"),
    PRACTICE("/admin/practice.xhtml"),
    AUDIT("/admin/audit.xhtml"),
    JOBS("/admin/jobs.xhtml");

    private final String page;

    Destination(String page) {
        this.page = page;
    }

    /** @param next the name of a page in lower case; anything else leads home */
    static String after(String next, String visit, Caller caller) {
        Destination wanted = Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(next))
                .findFirst()
                .orElse(home(caller));
        if (wanted != VISIT && wanted != MOVE) {
            return wanted.page + "?faces-redirect=true";
        }
        return id(visit)
                .map(id -> wanted.page + "?faces-redirect=true&id=" + id)
                .orElse(TODAY.page + "?faces-redirect=true");
    }

    /** The first page of this person's work. */
    private static Destination home(Caller caller) {
        if (caller.may(Permission.VIEW_WORKLIST)) {
            return TODAY;
        }
        return caller.may(Permission.MANAGE_STAFF) ? STAFF : AUDIT;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
