package org.florscribe.adapter.jpa;

import org.florscribe.shared.Denied;

/** What is seen but not found to be changed is shown by an emergency only: the policies of the database say so. */
final class EmergencyReads {

    private EmergencyReads() {}

    static Denied only() {
        return new Denied(
                "emergency-reads-only",
                "An emergency lets you read this chart and add a new visit, not change, send or share it.");
    }
}
