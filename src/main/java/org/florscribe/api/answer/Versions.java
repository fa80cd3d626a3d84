package org.florscribe.api.answer;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.api.problem.ProblemException;
import org.florscribe.shared.StaleVersion;
import org.jspecify.annotations.Nullable;

/** Versions of things as {@code ETag} and {@code If-Match}. */
public final class Versions {

    // weak ones too: a proxy that compresses makes them so, and our versions do not depend on the encoding
    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"(\\d{1,18})\"\\s*");

    private Versions() {}

    public static EntityTag etag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * The version the caller has seen.
     *
     * @param ifMatch the header {@code If-Match}
     * @throws ProblemException 428 when it is missing
     * @throws StaleVersion when it is none of ours, so cannot be the newest
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    428,
                    "precondition-required",
                    "Say in If-Match which version you have seen: the ETag of an earlier answer.");
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new StaleVersion();
        }
        return Long.parseLong(tag.group(1));
    }
}
