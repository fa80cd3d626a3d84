package org.florscribe.practice.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Where staff are kept. */
public interface StaffRepository {

    /** All accounts with this address, of any practice, oldest first: there may be one in each practice. */
    List<Staff> findAnywhere(EmailAddress email);

    Optional<Staff> find(UUID id);

    /** As {@link #find}, and nobody else changes it until this transaction ends. */
    Optional<Staff> findForChange(UUID id);

    Optional<Staff> find(EmailAddress email);

    /** By family and given name. */
    Page<Staff> list(PageRequest page);

    /** Everyone whose account is in use, in the order of the list. */
    default Stream<Staff> active() {
        return Page.all(this::list).filter(it -> it.state() == StaffState.ACTIVE);
    }

    /** Those of them who hold any of these roles. */
    default Stream<Staff> active(Role... roles) {
        return active().filter(it -> Arrays.stream(roles).anyMatch(it::is));
    }

    /** Everybody who is OWNER and may sign in, locked until this transaction ends. */
    List<UUID> ownersForChange();

    void add(Staff staff);

    /**
     * Stores new values.
     *
     * @throws org.florscribe.shared.StaleVersion when it was changed since {@code staff.version()}
     * @return with the new version
     */
    Staff change(Staff staff);
}
