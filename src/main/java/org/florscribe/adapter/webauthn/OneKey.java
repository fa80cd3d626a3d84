package org.florscribe.adapter.webauthn;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.identity.Passkey;
import org.florscribe.practice.identity.PasskeyProtocol;

/** The one passkey an answer is judged by; what else there is, the domain knows. None for an answer that brings a new one. */
record OneKey(Optional<Passkey> passkey) implements CredentialRepository {

    private static final String NAME = "holder";

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return handle();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return handle().filter(userHandle::equals).map(same -> NAME);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return passkey.filter(key -> new ByteArray(key.credentialId()).equals(credentialId))
                .filter(key -> handle().filter(userHandle::equals).isPresent())
                .map(key -> RegisteredCredential.builder()
                        .credentialId(credentialId)
                        .userHandle(userHandle)
                        .publicKeyCose(new ByteArray(key.publicKey()))
                        .signatureCount(key.signatures())
                        .build());
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return Set.of();
    }

    private Optional<ByteArray> handle() {
        return passkey.map(key -> new ByteArray(PasskeyProtocol.handle(key.staffId())));
    }
}
