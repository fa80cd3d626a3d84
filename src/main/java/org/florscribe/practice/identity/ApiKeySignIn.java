package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/** Programs at the door: each request shows its key. */
@ApplicationService
public class ApiKeySignIn {

    private final ApiKeyRepository keys;
    private final StaffRepository staff;
    private final PracticeScope scope;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    ApiKeySignIn(
            ApiKeyRepository keys,
            StaffRepository staff,
            PracticeScope scope,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.keys = keys;
        this.staff = staff;
        this.scope = scope;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * For whom the program acts; empty for a key that is none of ours.
     *
     * @param reading whether the request it came with changes nothing
     * @throws NotSignedIn {@code api-key-expired}, {@code api-key-revoked}, {@code api-key-waiting}, {@code api-key-elsewhere}:
     *     who holds the whole key may know why it does not open
     */
    @Requires(Permission.ANYONE)
    public Optional<Caller> accept(String sent, boolean reading) {
        return ApiKeyText.parse(sent)
                .flatMap(text -> keys.findPractice(text.secret().hash()).flatMap(practice -> {
                    scope.enter(practice);
                    return keys.find(text.secret().hash())
                            .filter(key -> key.id().equals(text.id()))
                            .flatMap(key -> open(key, reading));
                }));
    }

    private Optional<Caller> open(ApiKey key, boolean reading) {
        Instant now = clock.instant();
        switch (key.state(now)) {
            case REVOKED -> throw refuse(key, "api-key-revoked", "This API key was revoked.");
            case EXPIRED -> throw refuse(key, "api-key-expired", "This API key has expired.");
            case WAITING ->
                throw refuse(key, "api-key-waiting", "The person for whom this API key acts has not agreed yet.");
            case READY -> {}
        }
        Optional<String> origin = callers.get().origin();
        if (!key.mayComeFrom(origin)) {
            throw refuse(key, "api-key-elsewhere", "This API key may not be used from this address.");
        }
        Optional<Staff> owner = staff.find(key.owner()).filter(person -> person.state() == StaffState.ACTIVE);
        if (owner.isPresent() && key.shouldNote(now)) {
            keys.noteUse(key.id(), now, origin.orElse(""));
        }
        return owner.map(
                person -> Caller.person(person, Optional.empty(), Authority.ofKey(key, reading), callers.get()));
    }

    private NotSignedIn refuse(ApiKey key, String slug, String words) {
        record.refused(callers.get(), key.practiceId(), Event.API_KEY_REFUSED, key.id());
        return new NotSignedIn(slug, words);
    }
}
