package org.florscribe.api.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ChartShare;
import org.jspecify.annotations.Nullable;

/** What is sent and answered about letting colleagues in. */
public final class ShareBodies {

    private ShareBodies() {}

    /** @param endsAt when it ends by itself; without it when somebody ends it */
    public record NewShare(@Nullable UUID staffId, @Nullable Instant endsAt) {}

    /** Somebody who was let in. */
    public record ShareBody(
            UUID id,
            UUID staffId,
            UUID sharedBy,
            Instant sharedAt,
            Optional<Instant> endsAt,
            Optional<Instant> revokedAt) {

        static ShareBody of(ChartShare share) {
            return new ShareBody(
                    share.id(),
                    share.staffId(),
                    share.sharedBy(),
                    share.sharedAt(),
                    share.endsAt(),
                    share.revoked().map(ChartShare.Revocation::at));
        }
    }
}
