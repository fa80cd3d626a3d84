package org.florscribe.jobs.command;

import java.util.List;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;

/** What follows the words of a command: {@code --option value} pairs and plain words. */
public record Arguments(List<String> words) {

    public Arguments {
        words = List.copyOf(words);
    }

    /** The word after this option. */
    public Optional<String> option(String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** @throws InvalidInput naming the option, when it is missing */
    public String needed(String name) {
        return option(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new InvalidInput(name, name + " and its value are needed."));
    }
}
