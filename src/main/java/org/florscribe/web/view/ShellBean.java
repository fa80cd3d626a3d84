package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;

/** The frame of the signed-in pages: which ways a person has from here. */
@Named
@RequestScoped
public class ShellBean {

    private final CurrentCaller caller;

    @Inject
    ShellBean(CurrentCaller caller) {
        this.caller = caller;
    }

    public boolean isClinical() {
        return may(Permission.VIEW_WORKLIST);
    }

    public boolean isAdmin() {
        return may(Permission.MANAGE_STAFF);
    }

    public boolean isAuditor() {
        return may(Permission.VIEW_AUDIT);
    }

    /** auto, light or dark: what the person chose; auto while nobody has. */
    public String getTheme() {
        return "auto";
    }

    private boolean may(Permission permission) {
        return caller.find().map((Caller who) -> who.may(permission)).orElse(false);
    }
}
