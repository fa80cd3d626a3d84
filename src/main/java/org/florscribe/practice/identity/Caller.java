package org.florscribe.practice.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.shared.Denied;
import org.florscribe.shared.NotSignedIn;

/**
 * Who acts: taken from the session, the token or the job, never from a request field.
 *
 * @param practiceId the only practice this caller's transactions see; absent before sign-in
 * @param staffId the person; absent for the product itself
 * @param sessionId the signed-in session, for audit and re-authentication
 * @param authority how much of what this person may the credential reaches
 * @param origin network address as far as it can be trusted, for audit
 * @param correlationId follows a request into its jobs, log lines and audit rows
 */
public record Caller(
        Kind kind,
        Optional<UUID> practiceId,
        Optional<UUID> staffId,
        Set<Role> roles,
        Optional<UUID> sessionId,
        Authority authority,
        Optional<String> origin,
        String correlationId) {

    public enum Kind {
        ANONYMOUS,
        PERSON,
        SYSTEM
    }

    public Caller {
        roles = Set.copyOf(roles);
        if (kind == Kind.PERSON && (practiceId.isEmpty() || staffId.isEmpty())) {
            throw new IllegalArgumentException("A person acts in a practice");
        }
    }

    public static Caller anonymous(Optional<String> origin, String correlationId) {
        return new Caller(
                Kind.ANONYMOUS,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Authority.WHOLE,
                origin,
                correlationId);
    }

    /** Somebody who proved who they are; the rest as the door saw it. */
    public static Caller person(Staff staff, Optional<UUID> sessionId, Caller from) {
        return person(staff, sessionId, Authority.WHOLE, from);
    }

    /** As {@link #person}, with a token or key that was given for a part of what that person may. */
    static Caller person(Staff staff, Optional<UUID> sessionId, Authority authority, Caller from) {
        Set<Role> roles = EnumSet.copyOf(staff.roles());
        authority.apiKey().ifPresent(key -> roles.add(Role.API_CLIENT));
        return new Caller(
                Kind.PERSON,
                Optional.of(staff.practiceId()),
                Optional.of(staff.id()),
                roles,
                sessionId,
                authority,
                from.origin,
                from.correlationId);
    }

    /** The same caller, once it is known whose rows this is about: for the record of what nobody signed in did. */
    Caller inPractice(UUID practice) {
        return new Caller(kind, Optional.of(practice), staffId, roles, sessionId, authority, origin, correlationId);
    }

    public boolean isOwner() {
        return roles.contains(Role.OWNER);
    }

    /** @throws Denied {@code owner-only} in these words for everybody else */
    public void requireOwner(String words) {
        if (!isOwner()) {
            throw new Denied("owner-only", words);
        }
    }

    /** The same caller, whose key has signed the running request. */
    public Caller withSignature() {
        return new Caller(
                kind, practiceId, staffId, roles, sessionId, authority.withSignature(), origin, correlationId);
    }

    /** The product itself at work for one practice: a job, a sweep, the command line. */
    public static Caller system(UUID practiceId, String correlationId) {
        return new Caller(
                Kind.SYSTEM,
                Optional.of(practiceId),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Authority.WHOLE,
                Optional.empty(),
                correlationId);
    }

    /** The product itself before any practice is known: start-up, sweeps over all practices by id. */
    public static Caller installation(String correlationId) {
        return new Caller(
                Kind.SYSTEM,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Authority.WHOLE,
                Optional.empty(),
                correlationId);
    }

    public boolean may(Permission permission) {
        return isEntitledTo(permission) && authority.covers(permission);
    }

    /** Whether this person may do it, if not perhaps with the token or key that the request came with. */
    public boolean isEntitledTo(Permission permission) {
        return switch (permission) {
            case ANYONE -> true;
            case IDENTIFIED, SELF -> kind == Kind.PERSON;
            case SYSTEM -> kind == Kind.SYSTEM;
            default -> roles.stream().anyMatch(role -> role.may(permission));
        };
    }

    /** The key of the program that acts for this person; empty when the person acts. */
    public Optional<UUID> apiKey() {
        return authority.apiKey();
    }

    /** Through what the caller came in: the session, or the key of a program. */
    public Optional<UUID> credential() {
        return sessionId.or(this::apiKey);
    }

    /** @throws IllegalStateException when no practice is known; a use case that needs one is never open to such callers */
    public UUID practice() {
        return practiceId.orElseThrow(() -> new IllegalStateException("No practice is signed in"));
    }

    /** @throws IllegalStateException when the caller is not a person */
    public UUID staff() {
        return staffId.orElseThrow(() -> new IllegalStateException("No person is signed in"));
    }

    public static NotSignedIn notSignedIn() {
        return new NotSignedIn("not-signed-in", "Sign in to go on.");
    }
}
