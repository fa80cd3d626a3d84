package org.florscribe.practice.identity;

import java.util.Set;

/** Who of a practice does not sign in with a password alone. */
public enum SecondFactorRule {
    OPTIONAL,
    /** Everybody who may change the practice or its people. */
    ADMINS,
    ALL;

    boolean concerns(Set<Role> roles) {
        return switch (this) {
            case OPTIONAL -> false;
            case ADMINS ->
                roles.stream()
                        .anyMatch(role -> role.may(Permission.MANAGE_STAFF) || role.may(Permission.MANAGE_PRACTICE));
            case ALL -> true;
        };
    }
}
