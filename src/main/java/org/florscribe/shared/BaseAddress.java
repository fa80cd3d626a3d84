package org.florscribe.shared;

/** The address that the calls of a server somebody else runs begin with, as an admin typed it. */
public final class BaseAddress {

    private BaseAddress() {}

    /**
     * @param typed with or without slashes at its end
     * @param otherwise what is said when it is none: too long, not http or https, no host, or with a user, a query or a fragment
     * @return the address without a slash at its end
     * @throws InvalidInput for {@code field}
     */
    public static String of(String field, String typed, String otherwise) {
        String url = typed.strip().replaceFirst("/+$", "");
        if (WebAddress.of(field, url, otherwise).getRawQuery() != null) {
            throw new InvalidInput(field, otherwise);
        }
        return url;
    }
}
