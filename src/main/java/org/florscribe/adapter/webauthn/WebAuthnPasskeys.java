package org.florscribe.adapter.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.Passkey;
import org.florscribe.practice.identity.PasskeyProtocol;
import org.florscribe.practice.identity.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebAuthn level 2. The place is the host of PUBLIC_URL and answers come from exactly its origin; keys are discoverable, their
 * devices verify the person, and whose make they are is not asked.
 */
@ApplicationScoped
public class WebAuthnPasskeys implements PasskeyProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(WebAuthnPasskeys.class);
    private static final long PATIENCE_MS = Duration.ofMinutes(5).toMillis();
    private static final String PRODUCT = "FlorScribe";

    private final URI place;

    @Inject
    WebAuthnPasskeys(Installation installation) {
        place = installation.publicUrl();
    }

    @Override
    public boolean isPossible() {
        return !place.getHost().matches("[\\d.]+|\\[.*\\]");
    }

    @Override
    public String creation(byte[] challenge, Staff person, List<Passkey> existing) {
        try {
            return creationOptions(challenge, person, existing).toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own request can be written", e);
        }
    }

    @Override
    public String request(byte[] challenge) {
        try {
            return requestOptions(challenge).toCredentialsGetJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own request can be written", e);
        }
    }

    @Override
    public Optional<Claim> read(String answer) {
        try {
            // what both kinds of answer have in common is where an assertion has it too, or it is a registration
            return answer.contains("attestationObject") ? registration(answer) : assertion(answer);
        } catch (IOException | RuntimeException e) {
            return refused("unreadable", e);
        }
    }

    private static Optional<Claim> registration(String answer) throws IOException {
        var credential = PublicKeyCredential.parseRegistrationResponseJson(answer);
        return Optional.of(new Claim(
                credential.getResponse().getClientData().getChallenge().getBytes(),
                credential.getId().getBytes()));
    }

    private static Optional<Claim> assertion(String answer) throws IOException {
        var credential = PublicKeyCredential.parseAssertionResponseJson(answer);
        return Optional.of(new Claim(
                credential.getResponse().getClientData().getChallenge().getBytes(),
                credential.getId().getBytes()));
    }

    @Override
    public Optional<Made> made(String answer, byte[] challenge, Staff person) {
        try {
            RegistrationResult result = party(Optional.empty())
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(creationOptions(challenge, person, List.of()))
                            .response(PublicKeyCredential.parseRegistrationResponseJson(answer))
                            .build());
            return Optional.of(new Made(
                    result.getKeyId().getId().getBytes(),
                    result.getPublicKeyCose().getBytes(),
                    result.getSignatureCount()));
        } catch (IOException | RegistrationFailedException | RuntimeException e) {
            return refused("new passkey refused", e);
        }
    }

    @Override
    public Optional<Signed> signed(String answer, byte[] challenge, Passkey passkey) {
        try {
            AssertionResult result = party(Optional.of(passkey))
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.builder()
                                    .publicKeyCredentialRequestOptions(requestOptions(challenge))
                                    .build())
                            .response(PublicKeyCredential.parseAssertionResponseJson(answer))
                            .build());
            return result.isSuccess() && result.isUserVerified()
                    ? Optional.of(new Signed(result.getSignatureCount(), !result.isSignatureCounterValid()))
                    : Optional.empty();
        } catch (IOException | AssertionFailedException | RuntimeException e) {
            return refused("passkey refused", e);
        }
    }

    /** The library tells what was wrong by what it throws; the one who sent it hears nothing of that. */
    private static <T> Optional<T> refused(String what, Exception e) {
        LOG.atDebug().addKeyValue("cause", e.getClass().getSimpleName()).log(what);
        return Optional.empty();
    }

    private PublicKeyCredentialCreationOptions creationOptions(byte[] challenge, Staff person, List<Passkey> existing) {
        Set<PublicKeyCredentialDescriptor> known = new HashSet<>();
        existing.forEach(key -> known.add(PublicKeyCredentialDescriptor.builder()
                .id(new ByteArray(key.credentialId()))
                .build()));
        return PublicKeyCredentialCreationOptions.builder()
                .rp(identity())
                .user(UserIdentity.builder()
                        .name(person.email().text())
                        .displayName(person.displayName())
                        .id(new ByteArray(PasskeyProtocol.handle(person.id())))
                        .build())
                .challenge(new ByteArray(challenge))
                .pubKeyCredParams(List.of(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256))
                .excludeCredentials(known)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .timeout(PATIENCE_MS)
                .build();
    }

    private PublicKeyCredentialRequestOptions requestOptions(byte[] challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(new ByteArray(challenge))
                .rpId(place.getHost())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PATIENCE_MS)
                .build();
    }

    private RelyingParty party(Optional<Passkey> passkey) {
        return RelyingParty.builder()
                .identity(identity())
                .credentialRepository(new OneKey(passkey))
                .origins(Set.of(origin()))
                .allowUntrustedAttestation(true)
                // a copied device is put on record, not shut out
                .validateSignatureCounter(false)
                .build();
    }

    private RelyingPartyIdentity identity() {
        return RelyingPartyIdentity.builder().id(place.getHost()).name(PRODUCT).build();
    }

    private String origin() {
        return place.getScheme() + "://" + place.getAuthority();
    }
}
