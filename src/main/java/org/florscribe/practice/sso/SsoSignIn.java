package org.florscribe.practice.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Installation;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SignInStep;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.VouchedSignIn;
import org.florscribe.shared.ConstantTime;
import org.florscribe.shared.FormEncoding;
import org.florscribe.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in at a provider of the practice's own: OpenID Connect, authorization code with PKCE (security.md 2.4). No use case, because its
 * transactions are short ones around calls to the provider.
 */
@ApplicationScoped
public class SsoSignIn {

    /** The page that providers send browsers back to; part of what an admin registers there. */
    private static final String PAGE = "/sso.xhtml";

    private static final int LONGEST_CODE = 4_000;
    private static final Logger SECURITY = LoggerFactory.getLogger("org.florscribe.security");

    private final SsoDoor door;
    private final IdentityProvider provider;
    private final VouchedSignIn entrance;
    private final Installation installation;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SsoSignIn(
            SsoDoor door,
            IdentityProvider provider,
            VouchedSignIn entrance,
            Installation installation,
            CurrentCaller callers,
            Clock clock) {
        this.door = door;
        this.provider = provider;
        this.entrance = entrance;
        this.installation = installation;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a browser may be offered. */
    public record Offer(String name, SecretToken entry, boolean required) {}

    /**
     * What is offered on the sign-in page: that of the practice whose address this browser knows, or of the only practice there is. Which
     * practices there are besides is nobody's business, so nothing is looked for by an e-mail address.
     *
     * @param remembered the practice's entry, from the browser
     */
    public Optional<Offer> offer(Optional<SecretToken> remembered) {
        return remembered.flatMap(door::behind).or(door::ofTheOnlyPractice).map(SsoSignIn::offer);
    }

    private static Offer offer(SingleSignOn it) {
        return new Offer(it.terms().name(), it.entry(), it.required());
    }

    /** Where an admin tells the provider to send browsers back to, to the letter. */
    public String redirectUri() {
        return installation.publicUrl() + PAGE;
    }

    /** The practice's own sign-in address. */
    public String address(SecretToken entry) {
        return redirectUri() + "?practice=" + entry.reveal();
    }

    /** @param browser what its cookie has to hold when it comes back */
    public record Departure(URI address, SecretToken browser) {}

    /**
     * Sends a browser to the provider of the practice with this entry.
     *
     * @param next where the person wanted to go, by the name of a page, or empty
     * @param visit the visit of that page, or empty
     * @throws SsoRefused when there is no such practice, or its provider is not to be had
     */
    @Limited(Allowance.SIGN_INS)
    public Departure begin(SecretToken entry, String next, String visit) {
        SingleSignOn practice = door.behind(entry).orElseThrow(() -> new SsoRefused(SsoProblem.NOT_OFFERED));
        ProviderMetadata metadata = provider.metadata(practice.terms().issuer());
        SecretToken browser = SecretToken.random();
        SsoAttempt.Words words = SsoAttempt.Words.of(browser);
        SsoAttempt attempt = new SsoAttempt(
                Ids.next(),
                practice.practiceId(),
                browser.hash(),
                practice.terms().issuer(),
                next,
                visit,
                clock.instant().plus(SsoAttempt.LIFE));
        door.begin(attempt, metadata);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", practice.terms().clientId());
        asked.put("redirect_uri", redirectUri());
        asked.put("scope", "openid email profile");
        asked.put("state", words.ticket());
        asked.put("nonce", words.nonce());
        asked.put("code_challenge", words.challenge());
        asked.put("code_challenge_method", "S256");
        if (!practice.terms().factorsAcr().isEmpty()) {
            asked.put("acr_values", practice.terms().factorsAcr());
        }
        String address = metadata.authorizationEndpoint().toString();
        return new Departure(
                URI.create(address + (address.contains("?") ? "&" : "?") + FormEncoding.of(asked)), browser);
    }

    /**
     * What a browser brought back from the provider.
     *
     * @param issuer who says that it sent it (RFC 9207)
     */
    public record Answer(
            Optional<String> state, Optional<String> code, Optional<String> issuer, Optional<String> error) {

        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** How far it led, and where the person wanted to go. */
    public record Arrival(SignInStep step, String next, String visit) {}

    /**
     * Takes up what this browser began. Whatever comes of it, nothing of it works again.
     *
     * @param browser what its cookie holds
     * @throws SsoRefused for whatever does not hold
     */
    public Arrival arrive(SecretToken browser, Answer answer, String deviceLabel) {
        SsoAttempt.Words words = SsoAttempt.Words.of(browser);
        // one that this browser did not ask for does not spend what it did ask for
        if (answer.state()
                .filter(state -> ConstantTime.isSame(words.ticket(), state))
                .isEmpty()) {
            throw new SsoRefused(SsoProblem.OVER);
        }
        SsoDoor.Returned returned = door.take(browser);
        try {
            Known person = person(returned.settings(), answer, words);
            return new Arrival(
                    entrance.open(person.staff(), person.severalFactors(), deviceLabel),
                    returned.attempt().next(),
                    returned.attempt().visit());
        } catch (SsoRefused refused) {
            SECURITY.atWarn()
                    .addKeyValue("event", "single-sign-on-refused")
                    .addKeyValue("problem", refused.problem())
                    .log("a sign-in at the practice's provider did not hold");
            door.refused(returned.settings().practiceId(), callers.get());
            throw refused;
        }
    }

    private Known person(SingleSignOn practice, Answer answer, SsoAttempt.Words words) {
        ProviderMetadata metadata = provider.metadata(practice.terms().issuer());
        boolean fromIt = answer.issuer().map(metadata.issuer()::equals).orElse(!metadata.saysIssuer());
        if (!fromIt) {
            throw new SsoRefused(SsoProblem.MIXED_UP);
        }
        if (answer.error().isPresent()) {
            boolean declined = answer.error().get().equals("access_denied");
            throw new SsoRefused(declined ? SsoProblem.DECLINED : SsoProblem.PROVIDER_FAILED);
        }
        String code = answer.code()
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST_CODE)
                .orElseThrow(() -> new SsoRefused(SsoProblem.PROVIDER_FAILED));
        IdTokenClaims claims = provider.redeem(
                metadata, practice.terms(), new IdentityProvider.Redemption(code, words.verifier(), redirectUri()));
        IdTokenRules.Person person = IdTokenRules.check(claims, practice.terms(), words.nonce(), clock.instant());
        return new Known(door.account(practice, person, claims, callers.get()), person.severalFactors());
    }

    private record Known(Staff staff, boolean severalFactors) {}
}
