package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.florscribe.practice.recipient.Recipient;
import org.florscribe.practice.recipient.Recipient.Content;
import org.florscribe.practice.recipient.Recipient.Purpose;
import org.florscribe.practice.recipient.RecipientSource;

/** The provider at which the practice's people sign in. Where it has calls taken is known once it was asked. */
@ApplicationScoped
class SsoRecipients implements RecipientSource {

    private final SingleSignOnRepository settings;

    @Inject
    SsoRecipients(SingleSignOnRepository settings) {
        this.settings = settings;
    }

    @Override
    public List<Recipient> recipients() {
        return settings.find().stream()
                .flatMap(it -> hosts(it)
                        .map(host -> new Recipient(
                                Purpose.SIGN_IN, it.terms().name(), Optional.of(host), Set.of(Content.SIGN_INS))))
                .toList();
    }

    private Stream<String> hosts(SingleSignOn it) {
        return Stream.concat(
                        Recipient.hostOf(it.terms().issuer()).stream(),
                        settings.hosts().stream().sorted())
                .distinct();
    }
}
