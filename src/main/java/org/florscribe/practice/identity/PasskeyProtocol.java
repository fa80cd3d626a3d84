package org.florscribe.practice.identity;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** WebAuthn, as browsers and devices speak it. What is malformed or does not hold is empty; nothing of it is told further. */
public interface PasskeyProtocol {

    /** Whether this place's address can have passkeys: a name, not a number. */
    boolean isPossible();

    /** What a browser is told to make a passkey, as JSON. */
    String creation(byte[] challenge, Staff person, List<Passkey> existing);

    /** What a browser is told to sign with a passkey, as JSON. */
    String request(byte[] challenge);

    /** What a browser's answer says of itself; nothing of it is proven yet. */
    Optional<Claim> read(String answer);

    /** The new key, when the answer to {@link #creation} holds. */
    Optional<Made> made(String answer, byte[] challenge, Staff person);

    /** How many signatures the device has made, when the answer to {@link #request} holds. */
    Optional<Signed> signed(String answer, byte[] challenge, Passkey passkey);

    record Claim(byte[] challenge, byte[] credentialId) {}

    record Made(byte[] credentialId, byte[] publicKey, long signatures) {}

    /** @param counterWentBack a device that counts backwards may have been copied */
    record Signed(long signatures, boolean counterWentBack) {}

    /** What a device keeps of the person besides the key: their id and no name. */
    static byte[] handle(UUID staffId) {
        return HexFormat.of().parseHex(staffId.toString().replace("-", ""));
    }
}
