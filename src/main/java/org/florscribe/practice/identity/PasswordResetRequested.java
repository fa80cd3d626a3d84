package org.florscribe.practice.identity;

/** Somebody who may or may not have an account wants a new password. */
public record PasswordResetRequested(EmailAddress email, Caller by) {}
