package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/**
 * Signatures of programs. They stand for the password that a person gives again: a key that leaked from a log is not enough for
 * what is sensitive, and what was signed once cannot be sent again, to whichever node.
 */
@ApplicationService
public class SignedRequests {

    private final ApiKeyRepository keys;
    private final RequestMac macs;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    SignedRequests(ApiKeyRepository keys, RequestMac macs, SecurityRecord record, CurrentCaller callers, Clock clock) {
        this.keys = keys;
        this.macs = macs;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Checks the signature of the program that calls, and takes its nonce.
     *
     * @throws NotSignedIn {@code signature-invalid}, {@code signature-stale}, {@code signature-replayed}
     */
    @Requires(Permission.IDENTIFIED)
    public void check(String header, RequestSignature.Request request) {
        Instant now = clock.instant();
        UUID id = callers.get().apiKey().orElseThrow(Caller::notSignedIn);
        ApiKey key = keys.find(id).orElseThrow(Caller::notSignedIn);
        RequestSignature signature = RequestSignature.parse(header)
                .filter(sent -> sent.fits(request, key.signingSecret(), macs))
                .orElseThrow(() -> refuse(key, "signature-invalid", "The signature does not fit this request."));
        if (!signature.isOfNow(now)) {
            throw refuse(key, "signature-stale", "The signature is older than five minutes, or ahead of our clock.");
        }
        // the moment after which it is too old for isOfNow
        Instant until = signature.at().plus(RequestSignature.WINDOW).plusSeconds(1);
        if (!keys.spendNonce(key, signature.nonce(), until, now)) {
            throw refuse(key, "signature-replayed", "This signature was used already.");
        }
    }

    private NotSignedIn refuse(ApiKey key, String slug, String words) {
        record.refused(callers.get(), key.practiceId(), Event.API_SIGNATURE_REFUSED, key.id());
        return new NotSignedIn(slug, words);
    }
}
