package org.florscribe.practice.identity;

import static org.florscribe.practice.identity.Permission.EDIT_CHART;
import static org.florscribe.practice.identity.Permission.MANAGE_PATIENTS;
import static org.florscribe.practice.identity.Permission.MANAGE_PIPELINE;
import static org.florscribe.practice.identity.Permission.MANAGE_PRACTICE;
import static org.florscribe.practice.identity.Permission.MANAGE_STAFF;
import static org.florscribe.practice.identity.Permission.SIGN_NOTE;
import static org.florscribe.practice.identity.Permission.VIEW_AUDIT;
import static org.florscribe.practice.identity.Permission.VIEW_CHART;
import static org.florscribe.practice.identity.Permission.VIEW_WORKLIST;

import java.util.EnumSet;
import java.util.Set;

/** What a person is in the practice (security.md 2.7). Admin is not clinical: a solo doctor holds both. */
public enum Role {
    OWNER(EnumSet.of(MANAGE_PRACTICE, MANAGE_STAFF, VIEW_AUDIT, MANAGE_PIPELINE)),
    PRACTICE_ADMIN(
            EnumSet.of(MANAGE_PRACTICE, MANAGE_STAFF, VIEW_AUDIT, MANAGE_PIPELINE, MANAGE_PATIENTS, VIEW_WORKLIST)),
    CLINICIAN(EnumSet.of(MANAGE_PATIENTS, VIEW_WORKLIST, VIEW_CHART, EDIT_CHART, SIGN_NOTE)),
    AUDITOR(EnumSet.of(VIEW_AUDIT));

    @SuppressWarnings("Immutable") // nobody but may() reads it, and nobody writes it
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
