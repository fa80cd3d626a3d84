package org.florscribe.platform.news;

import java.sql.SQLException;
import java.util.List;

/** An open connection on which news arrive. */
interface Wire extends AutoCloseable {

    /** Waits until something arrives; throws when the connection ends, from wherever it was ended. */
    List<String> await() throws SQLException;

    /** Ends the wait of another thread too. */
    @Override
    void close();
}
