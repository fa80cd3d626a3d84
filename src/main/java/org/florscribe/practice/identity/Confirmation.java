package org.florscribe.practice.identity;

import java.util.Optional;
import org.florscribe.shared.InvalidInput;

/**
 * What somebody who is signed in shows again before an act that asks for it: the password, a code of the second factor, or what a
 * passkey answered.
 */
public record Confirmation(Optional<Password> password, Optional<String> code, Optional<String> passkey) {

    public static Confirmation of(Password password) {
        return new Confirmation(Optional.of(password), Optional.empty(), Optional.empty());
    }

    /** @param answer the browser's, as JSON */
    public static Confirmation ofPasskey(String answer) {
        return new Confirmation(Optional.empty(), Optional.empty(), Optional.of(answer));
    }

    /**
     * As a caller sent it.
     *
     * @throws InvalidInput when it is neither, or both
     */
    public static Confirmation of(Optional<String> password, Optional<String> code) {
        if (password.isPresent() == code.isPresent()) {
            throw new InvalidInput("password", "Send either the password or a code of the second factor.");
        }
        return new Confirmation(password.map(Password::of), code, Optional.empty());
    }
}
