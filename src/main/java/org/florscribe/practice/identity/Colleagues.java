package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Page;

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
        return Page.all(staff::list)
                .filter(Staff::worksWithCharts)
                .map(it -> new Colleague(it.id(), it.displayName(), it.is(Role.CLINICIAN)))
                .toList();
    }
}
