package org.florscribe.practice.tenant;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.PasswordHasher;
import org.florscribe.practice.identity.PasswordRules;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.InvalidInput.FieldError;
import org.florscribe.shared.NotFound;

/** How a practice comes to be: by a link that only the operator sees, used once, within the hour. There is no default account. */
@ApplicationService
public class PracticeSetup {

    static final String PAGE = "/setup.xhtml";

    private final SetupLinkRepository links;
    private final PracticeRepository practices;
    private final PracticeFounding founding;
    private final Installation installation;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    PracticeSetup(
            SetupLinkRepository links,
            PracticeRepository practices,
            PracticeFounding founding,
            Installation installation,
            PasswordRules rules,
            PasswordHasher hasher,
            CurrentCaller callers,
            Clock clock) {
        this.links = links;
        this.practices = practices;
        this.founding = founding;
        this.installation = installation;
        this.rules = rules;
        this.hasher = hasher;
        this.callers = callers;
        this.clock = clock;
    }

    /** The link of the first practice, made anew at each start until there is one; its token also goes to the operator's file. */
    @Requires(Permission.SYSTEM)
    public Optional<String> linkOfFirstPractice() {
        if (practices.any()) {
            installation.forgetSetupToken();
            return Optional.empty();
        }
        SecretToken token = issue(Optional.empty());
        installation.keepSetupToken(token);
        return Optional.of(url(token));
    }

    /** The link of a further practice. Links of several practices do not replace each other. */
    @Requires(Permission.SYSTEM)
    public String linkOfPractice(String name) {
        List<FieldError> errors = new ArrayList<>();
        PracticeChange.checkName(name.strip(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return url(issue(Optional.of(name.strip())));
    }

    /**
     * What the page starts with: the name the operator gave the practice, if any.
     *
     * @throws NotFound when the link is used, expired or was never ours
     */
    @Requires(Permission.ANYONE)
    public Optional<String> look(String token) {
        return open(token).practiceName();
    }

    /**
     * Uses the link up: the practice, its keys and its first person, who then signs in as everybody does.
     *
     * @param practiceName empty to take the one the operator gave
     * @param timeZone empty for UTC
     * @throws NotFound when the link is used, expired or was never ours
     * @throws InvalidInput when something cannot be used; the link still holds
     */
    @Requires(Permission.ANYONE)
    public NewPractice complete(
            String token, Optional<String> practiceName, Optional<String> timeZone, FirstPerson person) {
        SetupLink link = open(token);
        List<FieldError> errors = new ArrayList<>();
        String name = practiceName
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .or(link::practiceName)
                .orElse("");
        PracticeChange.checkName(name, errors);
        ZoneId zone =
                timeZone.flatMap(text -> PracticeChange.zone(text, errors)).orElse(ZoneOffset.UTC);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        rules.check(
                person.password(),
                List.of(
                        person.name().given(),
                        person.name().family(),
                        person.email().text(),
                        name,
                        "florscribe"));
        NewPractice made = founding.found(link, name, zone, person, hasher.hash(person.password()), callers.get());
        installation.forgetSetupToken();
        return made;
    }

    private SetupLink open(String token) {
        return SecretToken.parse(token)
                .flatMap(parsed -> links.find(parsed.hash()))
                .filter(link -> link.isOpen(clock.instant()))
                .orElseThrow(NotFound::new);
    }

    private SecretToken issue(Optional<String> practiceName) {
        SecretToken token = SecretToken.random();
        var now = clock.instant();
        links.removeExpiredBefore(now);
        links.add(
                new SetupLink(Ids.next(), token.hash(), practiceName, now.plus(SetupLink.LIFE), Optional.empty(), now));
        return token;
    }

    private String url(SecretToken token) {
        return installation.publicUrl() + PAGE + "#token=" + token.reveal();
    }
}
