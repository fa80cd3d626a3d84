package org.florscribe.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.florscribe.platform.http.SecondStepCookie;
import org.florscribe.platform.http.SingleSignOnCookies;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.identity.SignInStep;
import org.florscribe.practice.identity.SignedIn;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.practice.sso.SsoSignIn;
import org.florscribe.practice.sso.SsoSignIn.Arrival;
import org.florscribe.practice.sso.SsoSignIn.Departure;
import org.florscribe.practice.sso.SsoSignIn.Offer;
import org.florscribe.shared.Unavailable;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page between us and the practice's provider: sends browsers there, takes them back, and says what went wrong. */
@Named
@RequestScoped
public class SsoBean {

    private static final Logger LOG = LoggerFactory.getLogger(SsoBean.class);

    private final SsoSignIn sso;
    private final SingleSignOnCookies cookies;
    private final SecondStepCookie half;
    private final Entrance entrance;
    private final OnwardBean onward;
    private final Http http;
    private final Words words;

    private Optional<SsoProblem> problem = Optional.empty();
    private boolean asked;
    private Optional<Offer> offer = Optional.empty();

    @Inject
    SsoBean(
            SsoSignIn sso,
            SingleSignOnCookies cookies,
            SecondStepCookie half,
            Entrance entrance,
            OnwardBean onward,
            Http http,
            Words words) {
        this.sso = sso;
        this.cookies = cookies;
        this.half = half;
        this.entrance = entrance;
        this.onward = onward;
        this.http = http;
        this.words = words;
    }

    /** What the address asks for: to go to the provider, or to go on with what it answered. @return null to stay and say why not */
    public @Nullable String open() {
        try {
            if (http.parameter("practice").isEmpty()) {
                return arrive();
            }
            depart(SecretToken.parse(http.parameter("practice"))
                    .orElseThrow(() -> new SsoRefused(SsoProblem.NOT_OFFERED)));
        } catch (SsoRefused refused) {
            problem = Optional.of(refused.problem());
        }
        return null;
    }

    /** By a link and not by a form: browsers hold a form to addresses of ours however it is redirected. */
    private void depart(SecretToken entry) {
        cookies.remember(http.response(), entry);
        Departure departure = sso.begin(entry, onward.nextName(), onward.visitId());
        cookies.begin(http.response(), departure.browser());
        // the one redirect that leaves this server, so not by the way that keeps all others on it
        http.response().setStatus(HttpServletResponse.SC_FOUND);
        http.response().setHeader("Location", departure.address().toString());
        FacesContext.getCurrentInstance().responseComplete();
    }

    private @Nullable String arrive() {
        SecretToken browser = cookies.attempt(http.request()).orElseThrow(() -> new SsoRefused(SsoProblem.OVER));
        SsoSignIn.Answer answer = new SsoSignIn.Answer(said("state"), said("code"), said("iss"), said("error"));
        Arrival arrival =
                sso.arrive(browser, answer, Device.label(http.request().getHeader("User-Agent")));
        cookies.end(http.response());
        onward.setNext(arrival.next());
        onward.setVisit(arrival.visit());
        SignInStep step = arrival.step();
        if (step.signedIn().isPresent()) {
            SignedIn signedIn = step.signedIn().get();
            entrance.open(signedIn);
            return onward.page(signedIn.caller());
        }
        step.half().ifPresent(token -> half.set(http.response(), token));
        return "/second.xhtml?faces-redirect=true" + onward.parameters();
    }

    private Optional<String> said(String name) {
        return Optional.of(http.parameter(name)).filter(it -> !it.isEmpty());
    }

    public boolean isRefused() {
        return problem.isPresent();
    }

    /** What went wrong, in words. */
    public String getProblemWords() {
        return problem.map(it -> words.get("sso.problem." + it)).orElse("");
    }

    /** Where this browser's practice signs in; empty when it is not known, or has none. */
    public String getLink() {
        return offer().map(it -> "/sso.xhtml?practice=" + it.entry().reveal() + onward.parameters())
                .orElse("");
    }

    /** What the practice calls its provider. */
    public String getName() {
        return offer().map(Offer::name).orElse("");
    }

    /** Whether a password is not offered beside it: only who is exempt has use for one. */
    public boolean isRequired() {
        return offer().filter(Offer::required).isPresent();
    }

    private Optional<Offer> offer() {
        if (!asked) {
            asked = true;
            try {
                offer = sso.offer(cookies.practice(http.request()));
            } catch (Unavailable e) {
                // without it the page still shows itself, and the database may be back when it is sent
                LOG.debug("nothing is offered while the database does not answer", e);
            }
        }
        return offer;
    }
}
