package org.florscribe.practice.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.shared.InvalidInput;

/** What a token or key was given for. */
public record Scopes(Set<Scope> all) {

    /** All that its holder may do, also what a later version brings. */
    public static final Scopes EVERYTHING = new Scopes(EnumSet.allOf(Scope.class));

    public Scopes {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("Given for nothing");
        }
        all = Set.copyOf(all);
    }

    /**
     * As a caller names them, with spaces between.
     *
     * @throws InvalidInput on field {@code scope} for one that there is not
     */
    public static Scopes parse(String text) {
        Set<Scope> found = EnumSet.noneOf(Scope.class);
        for (String name : text.strip().split(" +", -1)) {
            found.add(Scope.find(name).orElseThrow(() -> new InvalidInput("scope", "There is no scope of this name.")));
        }
        return new Scopes(found);
    }

    /** As we wrote them ourselves; one that this version does not know is left out. Empty when none is left. */
    public static Optional<Scopes> known(String text) {
        Set<Scope> found = Arrays.stream(text.split(" ", -1))
                .map(Scope::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return found.isEmpty() ? Optional.empty() : Optional.of(new Scopes(found));
    }

    public boolean isEverything() {
        return all.size() == Scope.values().length;
    }

    boolean cover(Permission permission, boolean reading) {
        return isEverything() || all.stream().anyMatch(scope -> scope.covers(permission, reading));
    }

    /** In an order of their own, with spaces between. */
    public String text() {
        return all.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }
}
