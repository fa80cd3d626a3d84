package org.florscribe.practice.identity;

/** Somebody who has just proved who they are, and the token their browser holds from now on. */
public record SignedIn(Caller caller, Session session, SecretToken token) {}
