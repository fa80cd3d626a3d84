package org.florscribe.practice.tenant;

import jakarta.inject.Inject;
import java.util.Optional;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;

/**
 * A new key for a practice while everything goes on (security.md 2.9): added, known to every node, sealing, all data keys wrapped
 * anew, the old one switched off, and destroyed when no backup needs it any more. Each call is one step and one transaction.
 */
@ApplicationService
public class KeyRotation {

    private final PracticeKeyring keyring;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    KeyRotation(PracticeKeyring keyring, Reauthentication reauthentication, AuditTrail audit, CurrentCaller caller) {
        this.keyring = keyring;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.caller = caller;
    }

    /** Asked for by a person who has just given the password again. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void ask() {
        reauthentication.requireRecent();
        if (!keyring.begin(caller.get().staffId())) {
            throw new Conflict("rotation-under-way", "A change of this practice's key is under way already.");
        }
    }

    /**
     * Asked for at the command line.
     *
     * @return false when one is under way already; then nothing is begun
     */
    @Requires(Permission.SYSTEM)
    public boolean start() {
        return keyring.begin(Optional.empty());
    }

    @Requires(Permission.SYSTEM)
    public void startIfDue() {
        if (keyring.isDue()) {
            keyring.begin(Optional.empty());
        }
    }

    /** @return whether there is more to do at once */
    @Requires(Permission.SYSTEM)
    public boolean advance() {
        return keyring.advance();
    }

    /** @return how many */
    @Requires(Permission.SYSTEM)
    public int destroyRetired(boolean beforeTime) {
        return keyring.destroyRetired(beforeTime);
    }

    /**
     * Wraps the keys of the practice with the present master key.
     *
     * @return false when it did already
     */
    @Requires(Permission.SYSTEM)
    public boolean wrapAnew() {
        return keyring.wrapAnew();
    }

    /** For the page of a practice. */
    @Requires(Permission.MANAGE_PRACTICE)
    public KeyStatus status() {
        audit.record(AuditAction.KEYS_VIEWED, "rotation");
        return keyring.status();
    }

    /** For the command line. */
    @Requires(Permission.SYSTEM)
    public KeyStatus look() {
        return keyring.status();
    }
}
