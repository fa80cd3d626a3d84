package org.florscribe.practice.identity;

/** What somebody showed to sign in. */
public enum SignInProof {
    PASSWORD,
    /** Six digits of an authenticator app. */
    CODE,
    RECOVERY_CODE,
    PASSKEY,
    /** An identity provider of the practice said who it is. */
    SINGLE_SIGN_ON
}
