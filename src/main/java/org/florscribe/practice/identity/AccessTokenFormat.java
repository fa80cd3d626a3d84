package org.florscribe.practice.identity;

import java.util.Optional;

/** Access tokens as they travel, signed by the key that is current and read with any key that still holds. */
public interface AccessTokenFormat {

    String issue(AccessClaims claims);

    /** Empty for whatever is not, in every detail, a token that we issued and that holds now. */
    Optional<AccessClaims> read(String token);
}
