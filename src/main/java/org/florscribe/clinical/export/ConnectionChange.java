package org.florscribe.clinical.export;

import java.time.Duration;
import java.util.Optional;

/**
 * What an admin changes of a connection; what is absent stays.
 *
 * @param patientIdentifierSystem an empty text takes it away
 */
public record ConnectionChange(
        Optional<String> name,
        Optional<String> baseUrl,
        Optional<String> patientIdentifierSystem,
        Optional<EhrAuth> auth,
        Optional<Duration> connectTime,
        Optional<Duration> deadline,
        Optional<Boolean> isDefault) {

    EhrConnection.Terms applyTo(EhrConnection.Terms before) {
        return new EhrConnection.Terms(
                name.orElse(before.name()),
                baseUrl.orElse(before.baseUrl()),
                patientIdentifierSystem.or(before::patientIdentifierSystem),
                auth.orElse(before.auth()),
                connectTime.orElse(before.connectTime()),
                deadline.orElse(before.deadline()));
    }
}
