package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.AddressRange;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;

/**
 * The keys of a practice's programs: made, replaced, taken away. Changes ask for a password given within the last five minutes. A
 * program never does more than the person it acts for, and somebody else's rights are lent by that person only: a key that an
 * admin makes for a colleague opens nothing before that colleague agreed.
 */
@ApplicationService
public class ApiKeys {

    /** Keys that ended this long ago are shown no more. */
    static final Duration SHOWN_AFTER_END = Duration.ofDays(30);

    /** How long a replaced key may hold on beside the new one. */
    static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final int PER_PRACTICE = 100;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ADDRESSES = 20;

    private final ApiKeyRepository keys;
    private final StaffRepository staff;
    private final StaffLetters letters;
    private final Reauthentication reauthentication;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    ApiKeys(
            ApiKeyRepository keys,
            StaffRepository staff,
            StaffLetters letters,
            Reauthentication reauthentication,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.keys = keys;
        this.staff = staff;
        this.letters = letters;
        this.reauthentication = reauthentication;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /** Newest first, and those that ended within the last 30 days among them. */
    @Requires(Permission.MANAGE_API_KEYS)
    public Page<ApiKeyView> list() {
        Instant now = clock.instant();
        Map<UUID, Staff> owners = new HashMap<>();
        List<ApiKeyView> all = keys.list(now.minus(SHOWN_AFTER_END)).stream()
                .map(key -> view(key, owners.computeIfAbsent(key.owner(), this::person), now))
                .toList();
        record.done(callers.get(), Event.API_KEYS_LISTED);
        return new Page<>(all, Optional.empty());
    }

    /** @throws NotFound when there is none of this id */
    @Requires(Permission.MANAGE_API_KEYS)
    public ApiKeyView get(UUID id) {
        ApiKey key = keys.find(id).orElseThrow(NotFound::new);
        record.done(callers.get(), Event.API_KEYS_LISTED);
        return view(key, person(key.owner()), clock.instant());
    }

    /**
     * The key in the answer is shown this once.
     *
     * @throws InvalidInput for what cannot be wished for, naming the field
     * @throws NotFound when nobody here has the id of the owner
     * @throws Conflict {@code too-many-api-keys} when a hundred hold already
     */
    @Requires(Permission.MANAGE_API_KEYS)
    public ApiKeyMade make(ApiKeyWish wish) {
        reauthentication.requireRecent();
        Instant now = clock.instant();
        check(wish, now);
        UUID owner = wish.owner().orElseGet(() -> callers.get().staff());
        Staff person = person(owner);
        if (person.state() != StaffState.ACTIVE) {
            throw new InvalidInput("ownerId", person.displayName() + " does not sign in here.");
        }
        for (Scope scope : wish.scopes()) {
            if (!scope.isOfUse(person.roles())) {
                throw new InvalidInput("scopes", person.displayName() + " may do nothing of " + scope.text() + ".");
            }
        }
        return store(
                person, wish.name(), new Scopes(wish.scopes()), wish.addresses(), wish.expiresAt(), Optional.empty());
    }

    /**
     * A new key in the place of one that holds: both do for the overlap, so that the program can be changed over without a gap.
     *
     * @param overlap for how long the old one holds on, at most 30 days
     * @param expiresAt when the new one ends
     * @throws Conflict {@code api-key-ended} when the old one holds no more
     */
    @Requires(Permission.MANAGE_API_KEYS)
    public ApiKeyMade replace(UUID id, Duration overlap, Instant expiresAt) {
        reauthentication.requireRecent();
        Instant now = clock.instant();
        ApiKey old = keys.findForChange(id).orElseThrow(NotFound::new);
        ApiKeyState state = old.state(now);
        if (state == ApiKeyState.REVOKED || state == ApiKeyState.EXPIRED) {
            throw new Conflict("api-key-ended", "This key holds no more. Make a new one.");
        }
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidInput("overlapHours", "From 0 to " + LONGEST_OVERLAP.toHours() + " hours.");
        }
        checkEnd(expiresAt, now);
        ApiKeyMade made =
                store(person(old.owner()), old.name(), old.scopes(), old.addresses(), expiresAt, Optional.of(old.id()));
        keys.change(old.endingBy(now.plus(overlap)));
        return made;
    }

    /** It opens nothing any more, from the next request on. Revoking again changes nothing. */
    @Requires(Permission.MANAGE_API_KEYS)
    public void revoke(UUID id) {
        reauthentication.requireRecent();
        ApiKey key = keys.findForChange(id).orElseThrow(NotFound::new);
        if (key.revokedAt().isEmpty()) {
            keys.change(key.revoked(clock.instant()));
            record.done(callers.get(), Event.API_KEY_REVOKED, id);
        }
    }

    private ApiKeyMade store(
            Staff owner,
            String name,
            Scopes scopes,
            List<String> addresses,
            Instant expiresAt,
            Optional<UUID> replaces) {
        Instant now = clock.instant();
        if (keys.count(now) >= PER_PRACTICE) {
            throw new Conflict("too-many-api-keys", "A practice has at most " + PER_PRACTICE + " keys. Revoke one.");
        }
        Caller caller = callers.get();
        boolean own = owner.id().equals(caller.staff());
        ApiKeyText text = new ApiKeyText(Ids.next(), SecretToken.random());
        ApiKey key = new ApiKey(
                text.id(),
                caller.practice(),
                owner.id(),
                caller.staff(),
                name,
                scopes,
                addresses,
                text.secret().hash(),
                SecretToken.random(),
                now,
                expiresAt,
                own ? Optional.of(now) : Optional.empty(),
                Optional.empty(),
                replaces,
                Optional.empty(),
                Optional.empty());
        keys.add(key);
        record.done(caller, Event.API_KEY_MADE, key.id());
        if (!own && letters.areSent()) {
            letters.apiKeyWaits(owner.id());
        }
        return new ApiKeyMade(view(key, owner, now), text, key.signingSecret());
    }

    private static void check(ApiKeyWish wish, Instant now) {
        if (wish.name().isEmpty() || wish.name().length() > LONGEST_NAME) {
            throw new InvalidInput("name", "A name of 1 to " + LONGEST_NAME + " characters is needed.");
        }
        if (wish.scopes().isEmpty()) {
            throw new InvalidInput("scopes", "Choose at least one scope.");
        }
        for (Scope scope : wish.scopes()) {
            if (!scope.isForKeys()) {
                throw new InvalidInput("scopes", scope.text() + " is for persons, not for programs.");
            }
        }
        if (wish.addresses().size() > MOST_ADDRESSES) {
            throw new InvalidInput("addresses", "At most " + MOST_ADDRESSES + " ranges.");
        }
        for (String range : wish.addresses()) {
            try {
                AddressRange.parse(range);
            } catch (IllegalArgumentException e) {
                throw new InvalidInput("addresses", "Addresses such as 192.0.2.7 or 10.0.0.0/8 are needed.");
            }
        }
        checkEnd(wish.expiresAt(), now);
    }

    private static void checkEnd(Instant expiresAt, Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(ApiKey.LONGEST_LIFE))) {
            throw new InvalidInput("expiresAt", "A time within the next year is needed.");
        }
    }

    private Staff person(UUID id) {
        return staff.find(id).orElseThrow(NotFound::new);
    }

    private static ApiKeyView view(ApiKey key, Staff owner, Instant now) {
        return ApiKeyView.of(key, owner.displayName(), now);
    }
}
