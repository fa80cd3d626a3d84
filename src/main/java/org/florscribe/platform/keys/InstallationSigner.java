package org.florscribe.platform.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import org.florscribe.platform.persistence.DataSources;
import org.florscribe.platform.persistence.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Signs for the installation, with Ed25519: certificates of deletion and the list of what was erased. The key is made at its
 * first use and lies sealed under the master key; anybody may check with the public one.
 */
@ApplicationScoped
public class InstallationSigner {

    private static final String ALGORITHM = "Ed25519";
    private static final Cell CELL = new Cell("installation", "sealed_certificate_key", AssociatedBytes.NO_PRACTICE);

    private final DataSources dataSources;
    private final Vault vault;
    private volatile @Nullable KeyPair held;

    @Inject
    InstallationSigner(DataSources dataSources, Vault vault) {
        this.dataSources = dataSources;
        this.vault = vault;
    }

    /** @return 64 bytes */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair().getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be signed", e);
        }
    }

    public boolean isOurs(byte[] message, byte[] signed) {
        return verifies(pair().getPublic(), message, signed);
    }

    /** X.509, base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair().getPublic().getEncoded());
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Beside any transaction: the key is of no practice, and stays when what was to be signed first is undone. */
    private KeyPair pair() {
        KeyPair known = held;
        if (known != null) {
            return known;
        }
        try (Connection connection = dataSources.work().getConnection()) {
            KeyPair found = read(connection);
            if (found == null) {
                store(connection, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
                found = read(connection);
            }
            if (found == null) {
                throw new IllegalStateException("The key that signs certificates was not kept");
            }
            held = found;
            return found;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key that signs certificates cannot be used", e);
        }
    }

    private @Nullable KeyPair read(Connection connection) throws SQLException, GeneralSecurityException {
        try (var select = connection.prepareStatement(
                        "select sealed_certificate_key, certificate_public_key from installation");
                var rows = select.executeQuery()) {
            byte[] secret = rows.next() ? rows.getBytes(1) : null;
            if (secret == null) {
                return null;
            }
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            PrivateKey own = factory.generatePrivate(new PKCS8EncodedKeySpec(vault.openForInstallation(CELL, secret)));
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(rows.getBytes(2))), own);
        }
    }

    /** Of two nodes at once the first one's key stays. */
    private void store(Connection connection, KeyPair pair) throws SQLException {
        try (var update = connection.prepareStatement(
                "update installation set sealed_certificate_key = ?, certificate_public_key = ? where sealed_certificate_key is null")) {
            update.setBytes(1, vault.sealForInstallation(CELL, pair.getPrivate().getEncoded()));
            update.setBytes(2, pair.getPublic().getEncoded());
            update.executeUpdate();
        }
    }
}
