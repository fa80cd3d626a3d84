package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A person as pages and calls show them. */
public record StaffView(
        UUID id,
        String givenName,
        String familyName,
        String email,
        Set<Role> roles,
        StaffState state,
        Theme theme,
        long version,
        Instant createdAt) {

    static StaffView of(Staff staff) {
        return new StaffView(
                staff.id(),
                staff.givenName(),
                staff.familyName(),
                staff.email().text(),
                staff.roles(),
                staff.state(),
                staff.theme(),
                staff.version(),
                staff.createdAt());
    }

    public String displayName() {
        return givenName + " " + familyName;
    }

    @Override
    public String toString() {
        return "StaffView[" + id + "]";
    }
}
