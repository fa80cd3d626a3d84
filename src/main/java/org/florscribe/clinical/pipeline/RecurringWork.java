package org.florscribe.clinical.pipeline;

import java.util.List;

/** What the installation does again and again by itself. It is nobody's data. */
public interface RecurringWork {

    /** By id. */
    List<RecurringRun> list();
}
