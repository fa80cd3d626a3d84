package org.florscribe.practice.engine;

/** Speaks to language models. */
public interface ModelAdapter extends EngineAdapter {

    /** Of all that it is told beside the visit. Another version makes what it answered before worth nothing. */
    String promptVersion(EngineAccess access);

    /** Pieces of work at a time. */
    int places(EngineAccess access);
}
