package org.florscribe.adapter.plugin;

import java.util.function.Supplier;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EnginePlugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody else's engine: whatever it throws is a failure of that engine, and the next one is asked. */
final class PluggedInEngine implements TranscriptionEngine {

    private static final Logger LOG = LoggerFactory.getLogger(PluggedInEngine.class);

    private final String name;
    private final TranscriptionEngine engine;

    PluggedInEngine(String name, TranscriptionEngine engine) {
        this.name = name;
        this.engine = engine;
    }

    String name() {
        return name;
    }

    @Override
    public String kind() {
        return EnginePlugins.protocol(name);
    }

    @Override
    public TranscriptionAbility ability(EngineAccess access) {
        return guarded(() -> engine.ability(access));
    }

    @Override
    public SpokenText transcribe(EngineAccess access, TranscriptionRequest request) {
        return guarded(() -> engine.transcribe(access, request));
    }

    /** What it throws may quote what was said, so only the name of its class is told. */
    private <T> T guarded(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(engine.getClass().getClassLoader());
        try {
            T answer = call.get();
            if (answer == null) {
                throw new EngineFailure(EngineFault.BAD_SUCCESS, "The plug-in " + name + " gave no answer.");
            }
            return answer;
        } catch (EngineFailure e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            String kind = e.getClass().getSimpleName();
            LOG.atError().addKeyValue("plugin", name).addKeyValue("cause", kind).log("a plug-in failed");
            throw new EngineFailure(
                    EngineFault.CONFIGURATION, "The plug-in " + name + " failed (" + kind + "). Ask who made it.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
