package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.shared.Ids;

/** Makes one-time links. The token stands behind the #, which browsers send to no server and no log. */
@ApplicationScoped
class LinkWriting {

    static final String INVITATION_PAGE = "/invitation.xhtml";
    static final String RESET_PAGE = "/reset.xhtml";

    private final OneTimeLinkRepository links;
    private final Installation installation;
    private final Clock clock;

    @Inject
    LinkWriting(OneTimeLinkRepository links, Installation installation, Clock clock) {
        this.links = links;
        this.installation = installation;
        this.clock = clock;
    }

    /** A fresh link; those given out before for the same purpose die. */
    IssuedLink issue(Staff person, Purpose purpose) {
        Instant now = clock.instant();
        SecretToken token = SecretToken.random();
        links.withdraw(person.id(), purpose);
        OneTimeLink link = new OneTimeLink(
                Ids.next(),
                person.practiceId(),
                person.id(),
                purpose,
                token.hash(),
                now.plus(purpose.life()),
                Optional.empty(),
                now);
        links.add(link);
        String page = purpose == Purpose.INVITATION ? INVITATION_PAGE : RESET_PAGE;
        return new IssuedLink(
                person.id(), token, installation.publicUrl() + page + "#token=" + token.reveal(), link.expiresAt());
    }
}
