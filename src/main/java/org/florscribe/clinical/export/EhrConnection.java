package org.florscribe.clinical.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.BaseAddress;
import org.florscribe.shared.InvalidInput;

/**
 * A chart that notes may go to: a FHIR R4 server. Immutable: each verb gives the connection as it is afterwards.
 *
 * @param trial how far the server was found to keep a document from being made twice
 * @param triedWith the delivery whose request is being repeated, while the trial runs
 * @param credentialsSetAt when the credentials were given last; empty without any
 * @param removedAt from when on nothing is sent there; what was delivered stays on record
 */
public record EhrConnection(
        UUID id,
        UUID practiceId,
        Terms terms,
        Optional<Instant> credentialsSetAt,
        boolean isDefault,
        ConditionalCreate trial,
        Optional<UUID> triedWith,
        Optional<Instant> removedAt,
        long version,
        Instant createdAt) {

    /**
     * What an admin says about it.
     *
     * @param baseUrl without a slash at its end
     * @param patientIdentifierSystem the URI under which the EHR keeps the record numbers that the practice uses
     * @param connectTime after which a server that takes no connection is given up; whole seconds
     * @param deadline of each call, from connecting to the last byte; whole seconds
     */
    public record Terms(
            String name,
            String baseUrl,
            Optional<String> patientIdentifierSystem,
            EhrAuth auth,
            Duration connectTime,
            Duration deadline) {

        public static final Duration USUAL_CONNECT_TIME = Duration.ofSeconds(5);
        public static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);
        private static final int LONGEST_NAME = 100;
        private static final int LONGEST_CONNECT_SECONDS = 30;
        private static final int LONGEST_DEADLINE_SECONDS = 120;

        public Terms {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidInput("name", "A name has 1 to " + LONGEST_NAME + " characters.");
            }
            baseUrl = BaseAddress.of(
                    "baseUrl",
                    baseUrl,
                    "This is the FHIR base address of the EHR, such as https://ehr.example.org/fhir/r4.");
            patientIdentifierSystem = patientIdentifierSystem.map(String::strip).filter(it -> !it.isEmpty());
            patientIdentifierSystem.ifPresent(Terms::requireUri);
            if (connectTime.toSeconds() < 1 || connectTime.toSeconds() > LONGEST_CONNECT_SECONDS) {
                throw new InvalidInput(
                        "connectSeconds",
                        "Waiting for a connection takes 1 to " + LONGEST_CONNECT_SECONDS + " seconds.");
            }
            if (deadline.toSeconds() < 1 || deadline.toSeconds() > LONGEST_DEADLINE_SECONDS) {
                throw new InvalidInput(
                        "deadlineSeconds", "A deadline is 1 to " + LONGEST_DEADLINE_SECONDS + " seconds.");
            }
        }

        boolean hasCredentials() {
            return auth.kind() != EhrAuth.Kind.NONE;
        }

        /** Whether what was found out about the server may not hold any more. */
        boolean reachesAnotherThan(Terms before) {
            return !baseUrl.equals(before.baseUrl) || !auth.equals(before.auth);
        }

        private static void requireUri(String system) {
            boolean plain = system.length() <= 500 && system.chars().noneMatch(c -> c <= ' ' || c == '|' || c > '~');
            if (!plain || system.indexOf(':') < 1) {
                throw new InvalidInput(
                        "patientIdentifierSystem",
                        "This is the URI of the EHR's record numbers, such as urn:oid:1.2.36.146 or http://hospital.example/mrn.");
            }
        }
    }

    public static EhrConnection made(UUID id, UUID practiceId, Terms terms, boolean isDefault, Instant now) {
        return new EhrConnection(
                id,
                practiceId,
                terms,
                Optional.of(now).filter(it -> terms.hasCredentials()),
                isDefault,
                ConditionalCreate.UNTRIED,
                Optional.empty(),
                Optional.empty(),
                0,
                now);
    }

    public EhrConnection with(Terms changed, Instant now) {
        boolean another = changed.reachesAnotherThan(terms);
        return copy(
                changed,
                changed.auth().equals(terms.auth())
                        ? credentialsSetAt
                        : Optional.of(now).filter(it -> changed.hasCredentials()),
                isDefault,
                another ? ConditionalCreate.UNTRIED : trial,
                another ? Optional.empty() : triedWith,
                removedAt);
    }

    public EhrConnection asDefault(boolean yes) {
        return copy(terms, credentialsSetAt, yes, trial, triedWith, removedAt);
    }

    /** The same conditional create is about to be sent a second time, for a document that is certainly there. */
    public EhrConnection trying(UUID deliveryId) {
        return copy(terms, credentialsSetAt, isDefault, ConditionalCreate.TRYING, Optional.of(deliveryId), removedAt);
    }

    public EhrConnection tried(ConditionalCreate found) {
        return copy(terms, credentialsSetAt, isDefault, found, Optional.empty(), removedAt);
    }

    /** Nothing is sent there any more, and its credentials are forgotten. */
    public EhrConnection removed(Instant now) {
        return copy(terms, Optional.empty(), false, trial, triedWith, Optional.of(now));
    }

    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** The namespace of the identifiers that our documents carry there. */
    public String identifierSystem() {
        return "urn:uuid:" + id;
    }

    private EhrConnection copy(
            Terms newTerms,
            Optional<Instant> newCredentialsSetAt,
            boolean newDefault,
            ConditionalCreate newTrial,
            Optional<UUID> newTriedWith,
            Optional<Instant> newRemovedAt) {
        return new EhrConnection(
                id,
                practiceId,
                newTerms,
                newCredentialsSetAt,
                newDefault,
                newTrial,
                newTriedWith,
                newRemovedAt,
                version,
                createdAt);
    }
}
