package org.florscribe.practice.identity;

import static org.florscribe.practice.identity.Permission.BREAK_GLASS;
import static org.florscribe.practice.identity.Permission.EDIT_CHART;
import static org.florscribe.practice.identity.Permission.EXPORT_NOTE;
import static org.florscribe.practice.identity.Permission.MANAGE_API_KEYS;
import static org.florscribe.practice.identity.Permission.MANAGE_PATIENTS;
import static org.florscribe.practice.identity.Permission.MANAGE_PIPELINE;
import static org.florscribe.practice.identity.Permission.MANAGE_PRACTICE;
import static org.florscribe.practice.identity.Permission.MANAGE_STAFF;
import static org.florscribe.practice.identity.Permission.PREPARE_VISIT;
import static org.florscribe.practice.identity.Permission.REVIEW_EMERGENCY;
import static org.florscribe.practice.identity.Permission.SHARE_CHART;
import static org.florscribe.practice.identity.Permission.SIGN_NOTE;
import static org.florscribe.practice.identity.Permission.VIEW_AUDIT;
import static org.florscribe.practice.identity.Permission.VIEW_CHART;
import static org.florscribe.practice.identity.Permission.VIEW_WORKLIST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a person is in the practice (security.md 2.7). Admin is not clinical: a solo doctor holds both. */
public enum Role {
    OWNER(EnumSet.of(MANAGE_PRACTICE, MANAGE_STAFF, MANAGE_API_KEYS, VIEW_AUDIT, MANAGE_PIPELINE, REVIEW_EMERGENCY)),
    PRACTICE_ADMIN(EnumSet.of(
            MANAGE_PRACTICE,
            MANAGE_STAFF,
            MANAGE_API_KEYS,
            VIEW_AUDIT,
            MANAGE_PIPELINE,
            MANAGE_PATIENTS,
            VIEW_WORKLIST)),
    CLINICIAN(EnumSet.of(
            MANAGE_PATIENTS,
            VIEW_WORKLIST,
            VIEW_CHART,
            PREPARE_VISIT,
            EDIT_CHART,
            EXPORT_NOTE,
            SHARE_CHART,
            SIGN_NOTE,
            BREAK_GLASS)),
    /** Prepares visits for clinicians. */
    SCRIBE(EnumSet.of(MANAGE_PATIENTS, VIEW_WORKLIST, VIEW_CHART, PREPARE_VISIT)),
    /** As a scribe, and opens a chart in an emergency. */
    NURSE(EnumSet.of(MANAGE_PATIENTS, VIEW_WORKLIST, VIEW_CHART, PREPARE_VISIT, BREAK_GLASS)),
    AUDITOR(EnumSet.of(VIEW_AUDIT, REVIEW_EMERGENCY)),
    /** What an API key is besides what its owner is. It may nothing by itself and is no person's. */
    API_CLIENT(EnumSet.noneOf(Permission.class));

    @SuppressWarnings("Immutable") // nobody but may() reads it, and nobody writes it
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Those that a person can hold. */
    public static List<Role> ofPersons() {
        return Arrays.stream(values()).filter(role -> role != API_CLIENT).toList();
    }
}
