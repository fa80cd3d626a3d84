package org.florscribe.api.description;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may make a call, as calls.properties has it: {@code roles | scope}.
 *
 * @param roles who may; {@code everybody} alone for whoever is signed in
 * @param scope what a token or key has to be given for; absent where none is needed
 */
record CallAccess(List<String> roles, Optional<String> scope) {

    static CallAccess parse(String line) {
        String[] parts = line.split("\\|", 2);
        String scope = parts.length < 2 ? "" : parts[1].strip();
        return new CallAccess(
                Arrays.asList(parts[0].strip().split(" +", -1)),
                scope.isEmpty() ? Optional.empty() : Optional.of(scope));
    }
}
