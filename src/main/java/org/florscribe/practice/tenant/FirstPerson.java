package org.florscribe.practice.tenant;

import java.util.Set;
import org.florscribe.practice.identity.EmailAddress;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffName;

/**
 * Who owns a new practice.
 *
 * @param furtherRoles besides OWNER and PRACTICE_ADMIN, such as CLINICIAN for a doctor who works alone
 */
public record FirstPerson(StaffName name, EmailAddress email, Password password, Set<Role> furtherRoles) {

    public FirstPerson {
        furtherRoles = Set.copyOf(furtherRoles);
    }

    @Override
    public String toString() {
        return "FirstPerson";
    }
}
