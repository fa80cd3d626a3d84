package org.florscribe.platform.keys;

import java.security.GeneralSecurityException;

/**
 * What the keys of an installation are wrapped with: a file here, or a service for keys that never gives its key away. It sees keys
 * only, never what they seal.
 */
public interface KeyEncryption {

    /**
     * What it wraps with now, as people are told: which key, and its version where it has several.
     *
     * @throws org.florscribe.shared.Unavailable when that cannot be known just now
     */
    String name();

    /**
     * @param boundTo has to be the same when it is unwrapped
     * @throws org.florscribe.shared.Unavailable when it cannot be reached, or does not let us in
     */
    byte[] wrap(byte[] key, byte[] boundTo) throws GeneralSecurityException;

    /**
     * @throws GeneralSecurityException when this did not wrap it, or wrapped it for something else
     * @throws org.florscribe.shared.Unavailable when it cannot be reached, or does not let us in
     */
    byte[] unwrap(byte[] wrapped, byte[] boundTo) throws GeneralSecurityException;

    /** Whether this wrapped it, in whichever version; nothing is asked for that. */
    boolean wrapped(byte[] wrapped);

    /** What wrapped this, as {@link #name} says it. Of what this wrapped only. */
    String nameOf(byte[] wrapped);
}
