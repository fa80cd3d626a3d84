package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.OptionalLong;

/** Codes of six digits that change every half minute (RFC 6238 with SHA-1, as authenticator apps speak it). */
public interface OneTimeCodes {

    /** 160 random bits. */
    byte[] newSecret();

    /** The step whose code this is: now's, or the one before or after, for clocks that differ a little. */
    OptionalLong stepOf(String code, byte[] secret, Instant now);

    /** In base32, for people who type it into their app. */
    String text(byte[] secret);
}
