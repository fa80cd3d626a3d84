package org.florscribe.platform.news;

/** Who wants to know what other nodes tell. Called on the line's own thread, so it must not wait for anybody. */
public interface Ear {

    /** Another node's transaction that told this has been committed. */
    void hear(String news);

    /** The line is open; what was told while it was not has been lost for good. */
    void mayHaveMissed();
}
