package org.florscribe.api.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.api.answer.ListAnswer;
import org.florscribe.practice.identity.ApiKeyMade;
import org.florscribe.practice.identity.ApiKeyState;
import org.florscribe.practice.identity.ApiKeyView;
import org.florscribe.practice.identity.ApiKeyWish;
import org.florscribe.practice.identity.ApiKeys;
import org.florscribe.practice.identity.Scope;
import org.florscribe.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The keys of a practice's programs. */
@Path("/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

    private static final Duration USUAL_OVERLAP = Duration.ofDays(7);

    private final ApiKeys keys;

    @Inject
    ApiKeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    /** @param scopes such as charts:read */
    public record ApiKeyBody(
            UUID id,
            String name,
            UUID ownerId,
            String ownerName,
            List<String> scopes,
            List<String> addresses,
            ApiKeyState state,
            Instant createdAt,
            Instant expiresAt,
            Optional<UUID> replacesId,
            Optional<Instant> lastUsedAt,
            Optional<String> lastUsedFrom) {

        static ApiKeyBody of(ApiKeyView key) {
            return new ApiKeyBody(
                    key.id(),
                    key.name(),
                    key.ownerId(),
                    key.ownerName(),
                    key.scopes().all().stream().sorted().map(Scope::text).toList(),
                    key.addresses(),
                    key.state(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.replaces(),
                    key.lastUsedAt(),
                    key.lastUsedFrom());
        }
    }

    /**
     * Both secrets are told this once.
     *
     * @param key for the header Authorization
     * @param signingSecret for the header Flor-Signature
     */
    public record ApiKeyMadeBody(UUID id, ApiKeyState state, Instant expiresAt, String key, String signingSecret) {

        static ApiKeyMadeBody of(ApiKeyMade made) {
            return new ApiKeyMadeBody(
                    made.view().id(),
                    made.view().state(),
                    made.view().expiresAt(),
                    made.key().reveal(),
                    made.signingSecret().reveal());
        }

        @Override
        public String toString() {
            return "ApiKeyMadeBody[" + id + "]";
        }
    }

    /** @param ownerId for whom the program acts; absent for the caller */
    public record NewApiKey(
            @Nullable String name,
            @Nullable UUID ownerId,
            @Nullable Set<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable List<String> addresses) {}

    /** @param overlapHours for how long the old key holds on; 168 without it */
    public record Replacement(
            @Nullable Instant expiresAt, @Nullable Long overlapHours) {}

    @GET
    public ListAnswer<ApiKeyBody> list() {
        return ListAnswer.of(keys.list(), ApiKeyBody::of);
    }

    @POST
    public Response make(@Nullable NewApiKey sent) {
        NewApiKey body = Fields.body(sent);
        ApiKeyMade made = keys.make(new ApiKeyWish(
                Fields.required("name", body.name()),
                Optional.ofNullable(body.ownerId()),
                scopes(Fields.required("scopes", body.scopes())),
                Fields.required("expiresAt", body.expiresAt()),
                Optional.ofNullable(body.addresses()).orElse(List.of())));
        return Response.status(201).entity(ApiKeyMadeBody.of(made)).build();
    }

    @GET
    @Path("/{id}")
    public ApiKeyBody get(@PathParam("id") UUID id) {
        return ApiKeyBody.of(keys.get(id));
    }

    @POST
    @Path("/{id}/replace")
    public Response replace(@PathParam("id") UUID id, @Nullable Replacement sent) {
        Replacement body = Fields.body(sent);
        Duration overlap = Optional.ofNullable(body.overlapHours())
                .map(ApiKeysResource::hours)
                .orElse(USUAL_OVERLAP);
        ApiKeyMade made = keys.replace(id, overlap, Fields.required("expiresAt", body.expiresAt()));
        return Response.status(201).entity(ApiKeyMadeBody.of(made)).build();
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response revoke(@PathParam("id") UUID id) {
        keys.revoke(id);
        return Response.noContent().build();
    }

    private static Duration hours(long hours) {
        try {
            return Duration.ofHours(hours);
        } catch (ArithmeticException e) {
            throw new InvalidInput("overlapHours", "Fewer hours are needed.");
        }
    }

    private static Set<Scope> scopes(Set<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names) {
            scopes.add(
                    Scope.find(name).orElseThrow(() -> new InvalidInput("scopes", "There is no scope of this name.")));
        }
        return scopes;
    }
}
