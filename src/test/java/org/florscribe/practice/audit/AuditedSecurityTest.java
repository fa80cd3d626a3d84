package org.florscribe.practice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.florscribe.practice.identity.SecurityRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditedSecurityTest {

    @ParameterizedTest
    @EnumSource(SecurityRecord.Event.class)
    void everything_identity_tells_has_a_name_in_the_access_log(SecurityRecord.Event event) {
        assertThat(AuditedSecurity.action(event).name()).isEqualTo(event.name());
    }
}
