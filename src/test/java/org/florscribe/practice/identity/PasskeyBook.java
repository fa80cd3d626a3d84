package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passkeys in memory, and devices that answer "challenge credential count", all of it in hex and believed. */
final class PasskeyBook implements PasskeyRepository, PasskeyProtocol {

    private record Asked(byte[] challenge, Optional<UUID> staffId, Instant until) {}

    private final List<Passkey> keys = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    static String answer(String challenge, byte[] credential, long count) {
        return challenge + " " + HexFormat.of().formatHex(credential) + " " + count;
    }

    /** Makes a passkey of this person, as their browser would. */
    static void make(Passkeys passkeys, Staff owner, int credential) {
        String asked = passkeys.askForNew(owner);
        if (passkeys.add(owner, answer(asked, new byte[] {(byte) credential}, 0), "phone")
                .isEmpty()) {
            throw new AssertionError("no passkey was made");
        }
    }

    /** What it signs when it is asked. */
    static String signed(Passkeys passkeys, int credential) {
        return answer(passkeys.ask(), new byte[] {(byte) credential}, 1);
    }

    @Override
    public Optional<Passkey> findByCredential(byte[] credentialId) {
        return keys.stream()
                .filter(key -> Arrays.equals(key.credentialId(), credentialId))
                .findFirst();
    }

    @Override
    public List<Passkey> list(UUID staffId) {
        return keys.stream().filter(key -> key.staffId().equals(staffId)).toList();
    }

    @Override
    public void add(Passkey passkey) {
        keys.add(passkey);
    }

    @Override
    public void change(Passkey passkey) {
        keys.replaceAll(key -> key.id().equals(passkey.id()) ? passkey : key);
    }

    @Override
    public boolean remove(UUID staffId, UUID id) {
        return keys.removeIf(key -> key.id().equals(id) && key.staffId().equals(staffId));
    }

    @Override
    public void removeAll(UUID staffId) {
        keys.removeIf(key -> key.staffId().equals(staffId));
    }

    @Override
    public void ask(byte[] challenge, Optional<UUID> staffId, Instant until, Instant now) {
        asked.add(new Asked(challenge, staffId, until));
    }

    @Override
    public boolean answer(byte[] challenge, Optional<UUID> staffId, Instant now) {
        return asked.removeIf(one -> Arrays.equals(one.challenge(), challenge)
                && one.staffId().equals(staffId)
                && now.isBefore(one.until()));
    }

    @Override
    public boolean isPossible() {
        return true;
    }

    @Override
    public String creation(byte[] challenge, Staff person, List<Passkey> existing) {
        return HexFormat.of().formatHex(challenge);
    }

    @Override
    public String request(byte[] challenge) {
        return HexFormat.of().formatHex(challenge);
    }

    @Override
    public Optional<Claim> read(String answer) {
        String[] parts = answer.split(" ", -1);
        return parts.length == 3
                ? Optional.of(new Claim(
                        HexFormat.of().parseHex(parts[0]), HexFormat.of().parseHex(parts[1])))
                : Optional.empty();
    }

    @Override
    public Optional<Made> made(String answer, byte[] challenge, Staff person) {
        return read(answer).map(claim -> new Made(claim.credentialId(), new byte[1], count(answer)));
    }

    @Override
    public Optional<Signed> signed(String answer, byte[] challenge, Passkey passkey) {
        return Optional.of(new Signed(count(answer), count(answer) <= passkey.signatures()));
    }

    private static long count(String answer) {
        return Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1));
    }
}
