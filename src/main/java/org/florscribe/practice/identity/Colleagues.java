package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Who works with charts here: to prepare a visit for, or to share one with. */
@ApplicationService
public class Colleagues {

    private final StaffRepository staff;

    @Inject
    Colleagues(StaffRepository staff) {
        this.staff = staff;
    }

    /** @param clinician whether visits can be theirs */
    public record Colleague(UUID id, String name, boolean clinician) {}

    /** Those whose account is in use, by name. */
    @Requires(Permission.VIEW_CHART)
    public List<Colleague> list() {
        List<Colleague> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Staff> page = staff.list(new PageRequest(PageRequest.MAX_LIMIT, after));
            page.items().stream()
                    .filter(Staff::worksWithCharts)
                    .map(it -> new Colleague(it.id(), it.displayName(), it.is(Role.CLINICIAN)))
                    .forEach(found::add);
            after = page.next();
        } while (after.isPresent());
        return found;
    }
}
