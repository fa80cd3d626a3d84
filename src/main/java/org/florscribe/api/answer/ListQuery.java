package org.florscribe.api.answer;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** The parameters every list takes. Used as {@code @BeanParam}. */
public class ListQuery {

    @QueryParam("limit")
    private @Nullable Integer limit;

    @QueryParam("after")
    private @Nullable String after;

    public PageRequest page() {
        if (after != null && after.length() > 2000) {
            throw new InvalidInput("after", "after takes what an earlier answer gave as next");
        }
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit,
                Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty()));
    }
}
