package org.florscribe.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** An address of the web, as an admin typed it, that we are to call. */
public final class WebAddress {

    private static final int LONGEST = 1_000;

    private WebAddress() {}

    /**
     * @param otherwise what is said when it is none: too long, not http or https, no host, or with a user or a fragment
     * @throws InvalidInput for {@code field}
     */
    public static URI of(String field, String typed, String otherwise) {
        try {
            URI uri = new URI(typed);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (typed.length() <= LONGEST
                    && (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            InvalidInput refusal = new InvalidInput(field, otherwise);
            refusal.initCause(e);
            throw refusal;
        }
        throw new InvalidInput(field, otherwise);
    }
}
