package org.florscribe.shared;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The thing is not in a state that allows this (409). The slug names which rule, e.g. {@code consent-required}. */
public final class Conflict extends Refusal {

    private static final long serialVersionUID = 1L;

    private final @Nullable UUID related;

    public Conflict(String slug, String message) {
        this(slug, message, null);
    }

    /** @param related what stands in the way, e.g. the patient who is likely the same */
    public Conflict(String slug, String message, @Nullable UUID related) {
        super(slug, message);
        this.related = related;
    }

    public Optional<UUID> related() {
        return Optional.ofNullable(related);
    }
}
