package org.florscribe.platform.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Heads that left the machine, from the daily files and from logs: every line that has one, whatever stands around it. */
final class NotedHeads {

    private NotedHeads() {}

    /**
     * @param publicKey when given, what stands behind a head must be its signature; a head with nothing behind it is from a log
     *     and believed as the log is
     * @throws IllegalStateException in words when a signature is not of this key
     */
    static List<ChainHeadLine> read(List<Path> files, Optional<Path> publicKey) throws IOException {
        Optional<PublicKey> key = publicKey.isPresent() ? Optional.of(key(publicKey.get())) : Optional.empty();
        List<ChainHeadLine> heads = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                Optional<ChainHeadLine> head = ChainHeadLine.in(line);
                if (head.isPresent()) {
                    if (key.isPresent() && head.get().signature().isPresent() && !isSigned(head.get(), key.get())) {
                        throw new IllegalStateException("Line " + number + " of " + file
                                + " carries a signature that is not of this public key");
                    }
                    heads.add(head.get());
                }
            }
        }
        return heads;
    }

    private static boolean isSigned(ChainHeadLine line, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(AuditKeys.SIGNATURE);
            signature.initVerify(key);
            signature.update(line.head().words().getBytes(StandardCharsets.UTF_8));
            return signature.verify(line.signature().orElse(new byte[0]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey key(Path file) throws IOException {
        try {
            String base64 = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance(AuditKeys.SIGNATURE)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a public key");
        }
    }
}
