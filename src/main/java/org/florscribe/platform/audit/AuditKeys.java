package org.florscribe.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.practice.audit.AuditSeal;
import org.florscribe.practice.audit.ChainHead;
import org.florscribe.practice.audit.HeadSigner;
import org.florscribe.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * The two keys of the access log in the table {@code audit_key}: random, made once, sealed under the master key. They are not
 * derived from it, so that the master key can be changed by sealing them anew; their values never change.
 */
@ApplicationScoped
public class AuditKeys implements AuditSeal, HeadSigner {

    static final String SIGNATURE = "Ed25519";
    static final String SEAL = "SEAL";
    private static final String SIGN = "SIGN";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSources dataSources;
    private final Vault vault;
    private volatile @Nullable Opened opened;

    private record Opened(HashSeal seal, PrivateKey signing, byte[] publicKey) {}

    @Inject
    AuditKeys(DataSources dataSources, Vault vault) {
        this.dataSources = dataSources;
        this.vault = vault;
    }

    @Override
    public byte[] of(byte[] hash) {
        return opened().seal.of(hash);
    }

    @Override
    public String signed(ChainHead head) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(opened().signing);
            signature.update(head.words().getBytes(StandardCharsets.UTF_8));
            return head.words() + " " + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A head of the access log cannot be signed", e);
        }
    }

    /** What signatures are checked with: X.509, in the armour that tools read. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(opened().publicKey)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The place that a secret of this purpose is bound to. */
    static Cell cell(String purpose) {
        return new Cell(
                "audit_key", "sealed_secret", UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.US_ASCII)));
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            now = open();
            opened = now;
        }
        return now;
    }

    /** Beside the running transaction: the keys are there for everybody, also when that is undone. */
    private Opened open() {
        try (Connection connection = dataSources.work().getConnection()) {
            Opened found = find(connection);
            if (found == null) {
                byte[] seal = new byte[BYTES];
                RANDOM.nextBytes(seal);
                KeyPair pair = KeyPairGenerator.getInstance(SIGNATURE).generateKeyPair();
                add(connection, SEAL, seal, null);
                add(
                        connection,
                        SIGN,
                        pair.getPrivate().getEncoded(),
                        pair.getPublic().getEncoded());
                found = find(connection); // another node may have been first
            }
            if (found == null) {
                throw new IllegalStateException("The keys of the access log are not there");
            }
            return found;
        } catch (SQLException e) {
            throw new Unavailable("The keys of the access log cannot be read just now. Nothing was changed.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of the access log cannot be used", e);
        }
    }

    private @Nullable Opened find(Connection connection) throws SQLException, GeneralSecurityException {
        byte[] seal = null;
        byte[] signing = null;
        byte[] publicKey = null;
        try (var select = connection.prepareStatement("select purpose, sealed_secret, public_key from audit_key");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                String purpose = rows.getString(1);
                byte[] secret = vault.openForInstallation(cell(purpose), rows.getBytes(2));
                if (purpose.equals(SEAL)) {
                    seal = secret;
                } else {
                    signing = secret;
                    publicKey = rows.getBytes(3);
                }
            }
        }
        if (seal == null || signing == null || publicKey == null) {
            return null;
        }
        return new Opened(
                new HashSeal(seal),
                KeyFactory.getInstance(SIGNATURE).generatePrivate(new PKCS8EncodedKeySpec(signing)),
                publicKey);
    }

    private void add(Connection connection, String purpose, byte[] secret, byte @Nullable [] publicKey)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into audit_key (purpose, sealed_secret, public_key, created_at) values (?, ?, ?, now())"
                        + " on conflict do nothing")) {
            insert.setString(1, purpose);
            insert.setBytes(2, vault.sealForInstallation(cell(purpose), secret));
            insert.setBytes(3, publicKey);
            insert.executeUpdate();
        }
    }
}
