package org.florscribe.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what, line by line as docs/admins.md has it. A permission that is missing here fails. */
class RoleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MANAGE_PRACTICE  | OWNER PRACTICE_ADMIN",
                "MANAGE_STAFF     | OWNER PRACTICE_ADMIN",
                "MANAGE_API_KEYS  | OWNER PRACTICE_ADMIN",
                "VIEW_AUDIT       | OWNER PRACTICE_ADMIN AUDITOR",
                "MANAGE_PIPELINE  | OWNER PRACTICE_ADMIN",
                "VIEW_WORKLIST    | PRACTICE_ADMIN CLINICIAN SCRIBE NURSE",
                "MANAGE_PATIENTS  | PRACTICE_ADMIN CLINICIAN SCRIBE NURSE",
                "VIEW_CHART       | CLINICIAN SCRIBE NURSE",
                "PREPARE_VISIT    | CLINICIAN SCRIBE NURSE",
                "EDIT_CHART       | CLINICIAN",
                "EXPORT_NOTE      | CLINICIAN",
                "SHARE_CHART      | CLINICIAN",
                "SIGN_NOTE        | CLINICIAN",
                "BREAK_GLASS      | CLINICIAN NURSE",
                "REVIEW_EMERGENCY | OWNER AUDITOR"
            })
    void a_permission_is_held_by_these_roles_and_no_others(Permission permission, String roles) {
        assertThat(Arrays.stream(Role.values()).filter(role -> role.may(permission)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(roles.strip().split(" "))
                        .map(Role::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void no_role_is_the_product_itself(Role role) {
        assertThat(role.may(Permission.SYSTEM)).isFalse();
        assertThat(caller(Set.of(role)).may(Permission.SYSTEM)).isFalse();
        assertThat(caller(Set.of(role)).may(Permission.SELF)).isTrue();
    }

    @Test
    void who_holds_several_roles_may_what_each_may() {
        Caller soloDoctor = caller(Set.of(Role.OWNER, Role.PRACTICE_ADMIN, Role.CLINICIAN));

        assertThat(Arrays.stream(Permission.values())
                        .filter(soloDoctor::may)
                        .filter(it -> it != Permission.ANYONE && it != Permission.SELF && it != Permission.IDENTIFIED)
                        .collect(Collectors.toSet()))
                .hasSize(Permission.values().length - 4);
    }

    @Test
    void an_api_key_is_nothing_by_itself_and_no_persons_role() {
        assertThat(Arrays.stream(Permission.values()).filter(Role.API_CLIENT::may))
                .isEmpty();
        assertThat(Role.ofPersons()).doesNotContain(Role.API_CLIENT).hasSize(6);
    }

    private static Caller caller(Set<Role> roles) {
        return new Caller(
                Caller.Kind.PERSON,
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()),
                roles,
                Optional.empty(),
                Authority.WHOLE,
                Optional.empty(),
                "c");
    }
}
