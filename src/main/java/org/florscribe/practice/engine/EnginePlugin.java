package org.florscribe.practice.engine;

import java.util.List;
import java.util.Optional;

/**
 * A jar that adds engines.
 *
 * @param file its name, without a folder
 * @param names of its engines, as {@link EngineOption#PLUGIN} takes them; none of one that is left out
 * @param fault why it is left out, in words for whoever put it there
 */
public record EnginePlugin(String file, List<String> names, Optional<String> fault) {

    public EnginePlugin {
        names = List.copyOf(names);
    }
}
