package org.florscribe.practice.identity;

/** What programs sign with: HMAC-SHA-256 of the text, with the characters of the secret as its key. */
public interface RequestMac {

    byte[] of(SecretToken secret, String text);
}
