package org.florscribe.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address that the calls of a server somebody else runs begin with, as an admin typed it. */
public final class BaseAddress {

    private static final int LONGEST = 1_000;

    private BaseAddress() {}

    /**
     * @param typed with or without slashes at its end
     * @param otherwise what is said when it is none: not http or https, no host, or with a user, a query or a fragment
     * @return the address without a slash at its end
     * @throws InvalidInput for {@code field}
     */
    public static String of(String field, String typed, String otherwise) {
        String url = typed.strip().replaceFirst("/+$", "");
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (url.length() <= LONGEST
                    && (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            InvalidInput refusal = new InvalidInput(field, otherwise);
            refusal.initCause(e);
            throw refusal;
        }
        throw new InvalidInput(field, otherwise);
    }
}
