package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.practice.identity.StaffRepository;

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
        if (letters.areSent()) {
            staff.active()
                    .filter(it -> it.roles().stream().anyMatch(role -> role.may(Permission.MANAGE_PRACTICE)))
                    .forEach(it -> letters.webhookSwitchedOff(it.id()));
        }
    }
}
