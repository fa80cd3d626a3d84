package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.identity.StaffState;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/** Tells those who can do something about it that a webhook was switched off, by letter where letters are sent. */
@ApplicationScoped
class WebhookNotice {

    private final StaffRepository staff;
    private final StaffLetters letters;

    @Inject
    WebhookNotice(StaffRepository staff, StaffLetters letters) {
        this.staff = staff;
        this.letters = letters;
    }

    void switchedOff() {
        if (!letters.areSent()) {
            return;
        }
        Optional<String> after = Optional.empty();
        do {
            Page<Staff> page = staff.list(new PageRequest(PageRequest.MAX_LIMIT, after));
            page.items().stream()
                    .filter(it -> it.state() == StaffState.ACTIVE)
                    .filter(it -> it.roles().stream().anyMatch(role -> role.may(Permission.MANAGE_PRACTICE)))
                    .forEach(it -> letters.webhookSwitchedOff(it.id()));
            after = page.next();
        } while (after.isPresent());
    }
}
