package org.florscribe.api.answer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.api.body.BodyLimitFilter;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.platform.http.SafeMethods;
import org.florscribe.platform.idempotency.KeptAnswer;
import org.florscribe.platform.idempotency.RepeatedRequests;
import org.florscribe.platform.idempotency.RepeatedRequests.Claim;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on calls that change something: the second request with the same key and body gets the first
 * one's answer. The answer is kept before it leaves. One that changed nothing (no 2xx) frees its key.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
@ApplicationScoped
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final String CLAIM = IdempotencyFilter.class.getName();

    private final CurrentCaller callers;
    private final RepeatedRequests requests;

    @Inject
    IdempotencyFilter(CurrentCaller callers, RepeatedRequests requests) {
        this.callers = callers;
        this.requests = requests;
    }

    /** A claimed key on its way through the request; headers and status are known before the body is written. */
    private record Claimed(
            UUID id,
            Caller person,
            int status,
            @Nullable String location,
            @Nullable String etag) {
        Claimed answered(ContainerResponseContext response) {
            return new Claimed(
                    id,
                    person,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG));
        }

        KeptAnswer with(@Nullable String contentType, byte[] body) {
            return new KeptAnswer(
                    status,
                    Optional.ofNullable(contentType),
                    Optional.ofNullable(location),
                    Optional.ofNullable(etag),
                    body);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        Optional<Caller> person = callers.find().filter(caller -> caller.kind() == Caller.Kind.PERSON);
        if (key == null || SafeMethods.include(request.getMethod()) || person.isEmpty()) {
            return;
        }
        if (key.isBlank() || key.length() > 255) {
            throw new InvalidInput(HEADER, "a key of 1 to 255 characters is needed");
        }
        if (BodyLimitFilter.isStreamed(request)) {
            return; // nobody keeps a recording in memory to compare it, and its content makes a repetition harmless
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        MessageDigest hash = Sha256.begin();
        for (String part : new String[] {
            request.getMethod(),
            request.getUriInfo().getRequestUri().getRawPath(),
            String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()),
            String.valueOf(request.getMediaType()),
            String.valueOf(request.getHeaderString(HttpHeaders.IF_MATCH)),
            // an answer that was for somebody with other roles, or with a wider token, is not shown again
            person.get().roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
            String.valueOf(person.get().apiKey()),
            person.get().authority().scopes().text()
        }) {
            hash.update(part.getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
        }
        Claim claim = requests.claim(person.get(), Sha256.of(key), hash.digest(body));
        if (claim instanceof Claim.First first) {
            request.setProperty(CLAIM, new Claimed(first.id(), person.get(), 0, null, null));
        } else if (claim instanceof Claim.Answered answered) {
            request.abortWith(again(answered.answer()));
        } else if (claim instanceof Claim.Differs) {
            throw new ProblemException(
                    422, "idempotency-key-reused", "This Idempotency-Key was used for another request.");
        } else {
            throw new ProblemException(
                    409, "request-in-progress", "The first request with this Idempotency-Key is still at work.", 1);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claimed claimed)) {
            return;
        }
        if (response.getStatus() / 100 != 2) {
            request.removeProperty(CLAIM);
            requests.release(claimed.person, claimed.id);
        } else if (response.hasEntity()) {
            request.setProperty(CLAIM, claimed.answered(response));
        } else {
            request.removeProperty(CLAIM);
            requests.keep(claimed.person, claimed.id, claimed.answered(response).with(null, new byte[0]));
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext writing) throws IOException {
        if (!(writing.getProperty(CLAIM) instanceof Claimed claimed)) {
            writing.proceed();
            return;
        }
        OutputStream out = writing.getOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writing.setOutputStream(body);
        writing.proceed();
        String contentType =
                writing.getMediaType() == null ? null : writing.getMediaType().toString();
        requests.keep(claimed.person, claimed.id, claimed.with(contentType, body.toByteArray()));
        body.writeTo(out);
    }

    private static Response again(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
        answer.etag().ifPresent(etag -> response.header(HttpHeaders.ETAG, etag));
        answer.contentType()
                .ifPresent(
                        type -> response.header(HttpHeaders.CONTENT_TYPE, type).entity(answer.body()));
        return response.build();
    }
}
