package org.florscribe.platform.http;

import java.util.Set;

/** The methods that change nothing (RFC 9110, section 9.2.1). */
public final class SafeMethods {

    private static final Set<String> ALL = Set.of("GET", "HEAD", "OPTIONS");

    private SafeMethods() {}

    public static boolean include(String method) {
        return ALL.contains(method);
    }
}
