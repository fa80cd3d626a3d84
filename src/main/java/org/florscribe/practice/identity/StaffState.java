package org.florscribe.practice.identity;

/** Whether somebody may sign in. */
public enum StaffState {
    INVITED,
    ACTIVE,
    DISABLED
}
