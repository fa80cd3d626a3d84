package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.Versions;
import org.florscribe.practice.tenant.ChartScope;
import org.florscribe.practice.tenant.ChartScopeSetting;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeChange;
import org.florscribe.practice.tenant.PracticeProfile;
import org.jspecify.annotations.Nullable;

/** The practice's profile. */
@Path("/practice")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PracticeResource {

    private final PracticeProfile profile;
    private final ChartScopeSetting scopes;

    @Inject
    PracticeResource(PracticeProfile profile, ChartScopeSetting scopes) {
        this.profile = profile;
        this.scopes = scopes;
    }

    /** Whose charts somebody who works with charts sees: PRACTICE all patients', OWN only their own. */
    public record ChartScopeBody(@Nullable ChartScope scope) {}

    /** What is absent stays. */
    public record PracticePatchBody(
            @Nullable String name,
            @Nullable String timeZone,
            @Nullable String locale,
            @Nullable String jurisdiction,
            @Nullable String address,
            @Nullable String consentText,
            @Nullable Integer keepSignedAudioDays,
            @Nullable Integer keepUnsignedAudioDays,
            @Nullable Integer keepTranscriptDays,
            @Nullable Integer keepDraftDays,
            @Nullable Integer keepExportDays,
            @Nullable Integer keepNoteDays) {}

    public record PracticeBody(
            UUID id,
            String name,
            String timeZone,
            String locale,
            String jurisdiction,
            String address,
            String consentText,
            int keepSignedAudioDays,
            int keepUnsignedAudioDays,
            int keepTranscriptDays,
            int keepDraftDays,
            int keepExportDays,
            int keepNoteDays,
            Instant createdAt,
            long version) {}

    @GET
    public Response get() {
        return answer(profile.get());
    }

    @PATCH
    public Response change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable PracticePatchBody sent) {
        PracticePatchBody body = Fields.body(sent);
        PracticeChange change = new PracticeChange(
                Optional.ofNullable(body.name()),
                Optional.ofNullable(body.timeZone()),
                Optional.ofNullable(body.locale()),
                Optional.ofNullable(body.jurisdiction()),
                Optional.ofNullable(body.address()),
                Optional.ofNullable(body.consentText()),
                Optional.ofNullable(body.keepSignedAudioDays()),
                Optional.ofNullable(body.keepUnsignedAudioDays()),
                new PracticeChange.Records(
                        Optional.ofNullable(body.keepTranscriptDays()),
                        Optional.ofNullable(body.keepDraftDays()),
                        Optional.ofNullable(body.keepExportDays()),
                        Optional.ofNullable(body.keepNoteDays())));
        return answer(profile.change(change, Versions.required(ifMatch)));
    }

    @GET
    @Path("/chart-scope")
    public ChartScopeBody chartScope() {
        return new ChartScopeBody(scopes.get());
    }

    @PUT
    @Path("/chart-scope")
    public ChartScopeBody chooseChartScope(@Nullable ChartScopeBody body) {
        scopes.change(Fields.required("scope", Fields.body(body).scope()));
        return new ChartScopeBody(scopes.get());
    }

    private static Response answer(Practice practice) {
        PracticeBody body = new PracticeBody(
                practice.id(),
                practice.name(),
                practice.timeZone().getId(),
                practice.locale(),
                practice.jurisdiction(),
                practice.address(),
                practice.consentText(),
                practice.keepTimes().signedDays(),
                practice.keepTimes().unsignedDays(),
                practice.keepTimes().records().transcript(),
                practice.keepTimes().records().draft(),
                practice.keepTimes().records().export(),
                practice.keepTimes().records().note(),
                practice.createdAt(),
                practice.version());
        return Response.ok(body).tag(Versions.etag(practice.version())).build();
    }
}
