package org.florscribe.practice.identity;

import java.util.Optional;
import org.florscribe.shared.InvalidInput;

/** What somebody who is signed in shows again before an act that asks for it: the password, or a code of the second factor. */
public record Confirmation(Optional<Password> password, Optional<String> code) {

    public static Confirmation of(Password password) {
        return new Confirmation(Optional.of(password), Optional.empty());
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
        return new Confirmation(password.map(Password::of), code);
    }
}
