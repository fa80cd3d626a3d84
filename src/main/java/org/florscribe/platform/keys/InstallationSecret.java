package org.florscribe.platform.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Opens what was sealed for the installation where no server runs: a command that has the master key's file. */
public final class InstallationSecret {

    private InstallationSecret() {}

    /**
     * @throws IllegalStateException in words for the person at the command line when the file cannot be used
     * @throws SealBroken when this master key did not seal it for this cell
     */
    public static byte[] open(Path masterKeyFile, Cell cell, byte[] ciphertext) {
        KeyFile key = Optional.of(MasterRing.next(masterKeyFile))
                .filter(Files::exists)
                .map(KeyFile::open)
                .filter(next -> next.wrapped(ciphertext))
                .orElseGet(() -> KeyFile.open(masterKeyFile));
        try {
            return key.unwrap(ciphertext, AssociatedBytes.of(AssociatedBytes.NO_PRACTICE, cell));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(cell.table() + "." + cell.column() + " of " + cell.row(), e);
        }
    }
}
