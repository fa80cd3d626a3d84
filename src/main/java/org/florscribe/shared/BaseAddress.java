package org.florscribe.shared;

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
        if (url.length() > LONGEST || WebAddress.of(field, url, otherwise).getRawQuery() != null) {
            throw new InvalidInput(field, otherwise);
        }
        return url;
    }
}
