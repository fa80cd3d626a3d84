package org.florscribe.clinical.caption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.florscribe.practice.engine.EngineAccess;

/** All that this installation has to write along with, by the kind of engine it speaks to. */
@ApplicationScoped
public class CaptionStreams {

    private final Instance<CaptionStream> all;

    @Inject
    CaptionStreams(@Any Instance<CaptionStream> all) {
        this.all = all;
    }

    public Optional<CaptionStream> speakingTo(EngineAccess engine) {
        return all.stream().filter(it -> it.kind().equals(engine.kind())).findFirst();
    }
}
