package org.florscribe.practice.sso;

/** Why single sign-on did not work, as pages say it. Each has its words in the message bundle. */
public enum SsoProblem {
    /** The address belongs to no practice that has single sign-on switched on. */
    NOT_OFFERED,
    /** Too late, already used, begun in another browser, or not begun here. */
    OVER,
    /** The person, or the provider's rules, said no. */
    DECLINED,
    /** The provider says that something is wrong with it or with what we asked. */
    PROVIDER_FAILED,
    ADDRESS_REFUSED,
    UNREACHABLE,
    NOT_TRUSTED,
    /** Its discovery document is not there, or is none. */
    NO_DISCOVERY,
    /** The discovery document is another provider's. */
    OTHER_ISSUER,
    /** It does not do what we ask of a provider: the code flow, PKCE with S256, a signature we take. */
    UNSUITABLE,
    NO_KEYS,
    /** The answer says that it comes from another provider than the one that was asked (RFC 9207). */
    MIXED_UP,
    /** The provider does not take our client id and secret. */
    CLIENT_REFUSED,
    /** The provider does not take the code: used before, too old, not ours. */
    CODE_REFUSED,
    /** What it said of the person does not hold: signature, issuer, audience, time or nonce. */
    TOKEN_REFUSED,
    NO_EMAIL,
    UNVERIFIED_EMAIL,
    FOREIGN_DOMAIN,
    /** Nobody here has this address, and newcomers are not let in by themselves. */
    UNKNOWN_PERSON,
    /** The account belongs to somebody else at this provider. */
    OTHER_PERSON,
    /** The account was ended here. */
    ACCOUNT_ENDED
}
