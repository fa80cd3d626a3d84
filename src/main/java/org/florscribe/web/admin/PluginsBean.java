package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.florscribe.practice.engine.EnginePlugin;
import org.florscribe.practice.engine.EnginePlugins;

/** The jars that add engines, on the page of engines. */
@Named
@RequestScoped
public class PluginsBean {

    private final EnginePlugins plugins;

    @Inject
    PluginsBean(EnginePlugins plugins) {
        this.plugins = plugins;
    }

    public List<EnginePlugin> getAll() {
        return plugins.list();
    }

    public String names(EnginePlugin plugin) {
        return String.join(", ", plugin.names());
    }
}
