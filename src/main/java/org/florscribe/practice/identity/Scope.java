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
import static org.florscribe.practice.identity.Permission.SELF;
import static org.florscribe.practice.identity.Permission.SHARE_CHART;
import static org.florscribe.practice.identity.Permission.SIGN_NOTE;
import static org.florscribe.practice.identity.Permission.VIEW_AUDIT;
import static org.florscribe.practice.identity.Permission.VIEW_CHART;
import static org.florscribe.practice.identity.Permission.VIEW_WORKLIST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of what somebody may do, that a token or key can be given for (RFC 6749 section 3.3). It takes away and never adds: what
 * its holder may not do, no scope allows. One that reads counts for requests that change nothing.
 */
public enum Scope {
    PATIENTS_READ("patients:read", Reach.READS, EnumSet.of(MANAGE_PATIENTS)),
    PATIENTS_WRITE("patients:write", Reach.CHANGES, EnumSet.of(MANAGE_PATIENTS)),
    CHARTS_READ(
            "charts:read",
            Reach.READS,
            EnumSet.of(VIEW_WORKLIST, VIEW_CHART, PREPARE_VISIT, EDIT_CHART, SHARE_CHART, EXPORT_NOTE)),
    CHARTS_WRITE("charts:write", Reach.CHANGES, EnumSet.of(VIEW_WORKLIST, VIEW_CHART, PREPARE_VISIT, EDIT_CHART)),
    CHARTS_SHARE("charts:share", Reach.CHANGES, EnumSet.of(VIEW_WORKLIST, VIEW_CHART, SHARE_CHART)),
    NOTES_EXPORT("notes:export", Reach.CHANGES, EnumSet.of(VIEW_WORKLIST, VIEW_CHART, EXPORT_NOTE)),
    STAFF_READ("staff:read", Reach.READS, EnumSet.of(MANAGE_STAFF)),
    STAFF_WRITE("staff:write", Reach.CHANGES, EnumSet.of(MANAGE_STAFF)),
    PRACTICE_READ("practice:read", Reach.READS, EnumSet.of(MANAGE_PRACTICE)),
    PRACTICE_WRITE("practice:write", Reach.CHANGES, EnumSet.of(MANAGE_PRACTICE)),
    JOBS_READ("jobs:read", Reach.READS, EnumSet.of(MANAGE_PIPELINE)),
    JOBS_WRITE("jobs:write", Reach.CHANGES, EnumSet.of(MANAGE_PIPELINE)),
    AUDIT_READ("audit:read", Reach.READS, EnumSet.of(VIEW_AUDIT)),
    /** A signature is a person's. */
    NOTES_SIGN("notes:sign", Reach.OF_PERSONS, EnumSet.of(VIEW_WORKLIST, VIEW_CHART, SIGN_NOTE)),
    EMERGENCIES_OPEN("emergencies:open", Reach.OF_PERSONS, EnumSet.of(BREAK_GLASS)),
    EMERGENCIES_REVIEW("emergencies:review", Reach.OF_PERSONS, EnumSet.of(REVIEW_EMERGENCY)),
    /** A key that makes keys would outlive its own end. */
    API_KEYS("api-keys", Reach.OF_PERSONS, EnumSet.of(MANAGE_API_KEYS)),
    /** One's own password, second factor, sessions and looks. */
    ACCOUNT("account", Reach.OF_PERSONS, EnumSet.of(SELF));

    private enum Reach {
        READS,
        CHANGES,
        /** As CHANGES, and given to no program's key. */
        OF_PERSONS
    }

    private final String text;
    private final Reach reach;

    @SuppressWarnings("Immutable") // nobody but covers() reads it, and nobody writes it
    private final Set<Permission> permissions;

    Scope(String text, Reach reach, Set<Permission> permissions) {
        this.text = text;
        this.reach = reach;
        this.permissions = permissions;
    }

    /** As tokens and callers name it. */
    public String text() {
        return text;
    }

    /** Whether a program's key may be given it. */
    public boolean isForKeys() {
        return reach != Reach.OF_PERSONS;
    }

    /** Whether somebody with these roles may do anything of it. */
    boolean isOfUse(Set<Role> roles) {
        return permissions.stream().anyMatch(it -> roles.stream().anyMatch(role -> role.may(it)));
    }

    boolean covers(Permission permission, boolean reading) {
        return permissions.contains(permission) && (reading || reach != Reach.READS);
    }

    public static Optional<Scope> find(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
    }

    /** Those that a program's key may be given. */
    public static List<Scope> forKeys() {
        return Arrays.stream(values()).filter(Scope::isForKeys).toList();
    }

    /** Those of which one is needed. */
    static List<Scope> covering(Permission permission, boolean reading) {
        return Arrays.stream(values())
                .filter(it -> it.covers(permission, reading))
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
