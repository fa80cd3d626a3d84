package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.florscribe.api.answer.Fields;
import org.florscribe.practice.identity.Enrolment;
import org.florscribe.practice.identity.FactorsView;
import org.florscribe.practice.identity.OwnFactors;
import org.jspecify.annotations.Nullable;

/** What somebody has besides their password. */
@Path("/me/factors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FactorsResource {

    private final OwnFactors factors;

    @Inject
    FactorsResource(OwnFactors factors) {
        this.factors = factors;
    }

    /** @param required whether the practice asks this person for one */
    public record FactorsBody(boolean authenticator, int recoveryCodesLeft, boolean required) {}

    /** @param address for the picture that an app reads */
    public record EnrolmentBody(String secret, String address) {
        @Override
        public String toString() {
            return "EnrolmentBody";
        }
    }

    public record CodeBody(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeBody";
        }
    }

    public record RecoveryCodesBody(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodesBody";
        }
    }

    @GET
    public FactorsBody get() {
        FactorsView view = factors.get();
        return new FactorsBody(view.authenticator(), view.recoveryCodesLeft(), view.required());
    }

    @POST
    @Path("/authenticator")
    @Consumes(MediaType.WILDCARD)
    public EnrolmentBody begin() {
        Enrolment enrolment = factors.begin();
        return new EnrolmentBody(enrolment.secret(), enrolment.address());
    }

    @POST
    @Path("/authenticator/confirm")
    public RecoveryCodesBody confirm(@Nullable CodeBody sent) {
        return new RecoveryCodesBody(
                factors.confirm(Fields.required("code", Fields.body(sent).code())));
    }

    @DELETE
    @Path("/authenticator")
    public Response removeAuthenticator() {
        factors.removeAuthenticator();
        return Response.noContent().build();
    }

    @POST
    @Path("/recovery-codes")
    @Consumes(MediaType.WILDCARD)
    public RecoveryCodesBody newRecoveryCodes() {
        return new RecoveryCodesBody(factors.newRecoveryCodes());
    }
}
