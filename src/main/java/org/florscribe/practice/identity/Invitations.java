package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** The invited person's side: the link shows whom it is for, and a password makes the account theirs. */
@ApplicationService
public class Invitations {

    private final LinkRedemption redemption;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final CurrentCaller callers;

    @Inject
    Invitations(LinkRedemption redemption, PasswordRules rules, PasswordHasher hasher, CurrentCaller callers) {
        this.redemption = redemption;
        this.rules = rules;
        this.hasher = hasher;
        this.callers = callers;
    }

    /** @throws NotFound when the link is spent, expired or was never ours */
    @Requires(Permission.ANYONE)
    public StaffView look(String token) {
        return StaffView.of(holder(SecretToken.parse(token).orElseThrow(NotFound::new)));
    }

    /**
     * Uses the link up. The person then signs in as everybody does.
     *
     * @throws org.florscribe.shared.InvalidInput on field {@code password} when it may not be used; the link still holds
     * @throws NotFound when the link is spent, expired or was never ours
     */
    @Requires(Permission.ANYONE)
    public void accept(String token, Password password) {
        SecretToken parsed = SecretToken.parse(token).orElseThrow(NotFound::new);
        rules.check(password, redemption.contextOf(holder(parsed)));
        redemption.redeem(parsed, Purpose.INVITATION, hasher.hash(password), callers.get());
    }

    private Staff holder(SecretToken token) {
        return redemption.holder(token, Purpose.INVITATION).orElseThrow(NotFound::new);
    }
}
