package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person who works here. INVITED until they choose a password or come in by single sign-on, then ACTIVE; DISABLED keeps the
 * person and ends the access.
 *
 * @param passwordHash absent for who never chose one
 */
public record Staff(
        UUID id,
        UUID practiceId,
        String givenName,
        String familyName,
        EmailAddress email,
        Optional<String> passwordHash,
        Set<Role> roles,
        StaffState state,
        Theme theme,
        long version,
        Instant createdAt) {

    public Staff {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Somebody without a role");
        }
    }

    public static Staff invited(
            UUID id, UUID practiceId, StaffName name, EmailAddress email, Set<Role> roles, Instant now) {
        return new Staff(
                id,
                practiceId,
                name.given(),
                name.family(),
                email,
                Optional.empty(),
                EnumSet.copyOf(roles),
                StaffState.INVITED,
                Theme.AUTO,
                0,
                now);
    }

    /** Somebody whom the practice's own provider vouches for, and who was not expected. */
    public static Staff joined(UUID id, UUID practiceId, StaffName name, EmailAddress email, Role role, Instant now) {
        return invited(id, practiceId, name, email, Set.of(role), now).vouchedFor();
    }

    /** The practice's own provider says who this is: no password is needed. A disabled person stays disabled. */
    public Staff vouchedFor() {
        return inState(state == StaffState.DISABLED ? StaffState.DISABLED : StaffState.ACTIVE);
    }

    /** Password chosen: from now on this person can sign in. A disabled person stays disabled. */
    public Staff withPassword(String hash) {
        StaffState next = state == StaffState.DISABLED ? StaffState.DISABLED : StaffState.ACTIVE;
        return new Staff(
                id,
                practiceId,
                givenName,
                familyName,
                email,
                Optional.of(hash),
                roles,
                next,
                theme,
                version,
                createdAt);
    }

    public Staff withRoles(Set<Role> newRoles) {
        return new Staff(
                id, practiceId, givenName, familyName, email, passwordHash, newRoles, state, theme, version, createdAt);
    }

    public Staff named(StaffName name) {
        return new Staff(
                id,
                practiceId,
                name.given(),
                name.family(),
                email,
                passwordHash,
                roles,
                state,
                theme,
                version,
                createdAt);
    }

    public Staff inTheme(Theme chosen) {
        return new Staff(
                id, practiceId, givenName, familyName, email, passwordHash, roles, state, chosen, version, createdAt);
    }

    public Staff disabled() {
        return inState(StaffState.DISABLED);
    }

    /** Back at work: active with the password they had, or invited when they never chose one. */
    public Staff enabled() {
        return inState(passwordHash.isPresent() ? StaffState.ACTIVE : StaffState.INVITED);
    }

    /** The way in is made anew: no password, and an invitation to choose one. A disabled person stays disabled. */
    Staff invitedAnew() {
        StaffState next = state == StaffState.DISABLED ? StaffState.DISABLED : StaffState.INVITED;
        return new Staff(
                id, practiceId, givenName, familyName, email, Optional.empty(), roles, next, theme, version, createdAt);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Has an account in use and a role that sees charts. */
    public boolean worksWithCharts() {
        return state == StaffState.ACTIVE && roles.stream().anyMatch(role -> role.may(Permission.VIEW_CHART));
    }

    public String displayName() {
        return givenName + " " + familyName;
    }

    private Staff inState(StaffState next) {
        return new Staff(
                id, practiceId, givenName, familyName, email, passwordHash, roles, next, theme, version, createdAt);
    }

    @Override
    public String toString() {
        return "Staff[" + id + " " + state + "]";
    }
}
