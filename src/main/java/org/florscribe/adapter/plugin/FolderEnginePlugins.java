package org.florscribe.adapter.plugin;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.practice.engine.EnginePlugin;
import org.florscribe.practice.engine.EnginePlugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the engines of jars in {@code DATA_DIR/plugins}, and of the WAR's own libraries, beans like ours, once, at the start. */
public class FolderEnginePlugins implements Extension, EnginePlugins {

    private static final Logger LOG = LoggerFactory.getLogger(FolderEnginePlugins.class);

    private volatile List<EnginePlugin> plugins = List.of();

    void add(@Observes AfterBeanDiscovery discovery) {
        PluginJars jars = new PluginJars(FolderEnginePlugins.class.getClassLoader());
        jars.addOwnLibraries();
        jars.addFolder(new Settings().path(Setting.DATA_DIR).resolve("plugins"));
        for (PluggedInEngine engine : jars.engines()) {
            discovery
                    .<TranscriptionEngine>addBean()
                    .id(engine.kind())
                    .types(TranscriptionEngine.class)
                    .qualifiers(Any.Literal.INSTANCE)
                    .scope(Dependent.class)
                    .createWith(context -> engine);
        }
        plugins = jars.plugins();
        for (EnginePlugin plugin : plugins) {
            if (plugin.fault().isPresent()) {
                LOG.atWarn()
                        .addKeyValue("file", plugin.file())
                        .addKeyValue("fault", plugin.fault().get())
                        .log("a plug-in is left out");
            } else {
                LOG.atInfo()
                        .addKeyValue("file", plugin.file())
                        .addKeyValue("engines", String.join(" ", plugin.names()))
                        .log("a plug-in is used");
            }
        }
    }

    @Override
    public List<EnginePlugin> list() {
        return plugins;
    }
}
