package org.florscribe.practice.identity;

import java.util.Optional;
import java.util.Set;

/** What is to be different about somebody; what is absent stays. */
public record StaffChange(Optional<StaffName> name, Optional<Set<Role>> roles, Optional<Boolean> enabled) {

    public static StaffChange toRoles(Set<Role> roles) {
        return new StaffChange(Optional.empty(), Optional.of(roles), Optional.empty());
    }

    public static StaffChange toName(StaffName name) {
        return new StaffChange(Optional.of(name), Optional.empty(), Optional.empty());
    }

    public static StaffChange toEnabled(boolean enabled) {
        return new StaffChange(Optional.empty(), Optional.empty(), Optional.of(enabled));
    }
}
