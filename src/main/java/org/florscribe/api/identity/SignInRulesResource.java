package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.florscribe.api.answer.Fields;
import org.florscribe.practice.identity.SecondFactorRule;
import org.florscribe.practice.identity.SignInPolicy;
import org.florscribe.practice.identity.SignInRules;
import org.jspecify.annotations.Nullable;

/** How the practice lets its people in. */
@Path("/practice/sign-in-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SignInRulesResource {

    private final SignInPolicy policy;

    @Inject
    SignInRulesResource(SignInPolicy policy) {
        this.policy = policy;
    }

    /** @param idleMinutes without a person's action before a browser locks */
    public record SignInRulesBody(int idleMinutes, SecondFactorRule secondFactor) {

        static SignInRulesBody of(SignInRules rules) {
            return new SignInRulesBody(rules.idleMinutes(), rules.secondFactor());
        }
    }

    /** All of them: what is missing is refused. */
    public record SignInRulesPutBody(
            @Nullable Integer idleMinutes, @Nullable SecondFactorRule secondFactor) {}

    @GET
    public SignInRulesBody get() {
        return SignInRulesBody.of(policy.get());
    }

    @PUT
    public SignInRulesBody change(@Nullable SignInRulesPutBody sent) {
        SignInRulesPutBody body = Fields.body(sent);
        return SignInRulesBody.of(policy.change(new SignInRules(
                Fields.required("idleMinutes", body.idleMinutes()),
                Fields.required("secondFactor", body.secondFactor()))));
    }
}
