package org.florscribe.clinical.extraction;

/** What kind of order a plan holds. */
public enum OrderType {
    MEDICATION,
    LAB,
    IMAGING,
    FOLLOWUP,
    REFERRAL
}
