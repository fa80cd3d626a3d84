package org.florscribe.practice.identity;

/** What somebody has besides their password. */
public record FactorsView(boolean authenticator, int recoveryCodesLeft, boolean required) {}
