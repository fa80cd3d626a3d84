package org.florscribe.practice.engine;

import java.util.List;

/** What was found at the start of this node. */
public interface EnginePlugins {

    /** By file name, those left out among them. */
    List<EnginePlugin> list();

    /** What an engine of a plug-in is called in {@link EngineAccess#kind}. */
    static String protocol(String name) {
        return "plugin:" + name;
    }
}
