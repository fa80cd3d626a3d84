package org.florscribe.shared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as a query or a form has them: application/x-www-form-urlencoded in UTF-8 (WHATWG URL, section 5). */
public final class FormEncoding {

    private FormEncoding() {}

    public static String of(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** With a space as %20, which is read right in every part of an address (RFC 3986, 2.1). */
    public static String percentEncoded(String text) {
        return encoded(text).replace("+", "%20");
    }
}
