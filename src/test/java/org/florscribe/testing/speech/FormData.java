package org.florscribe.testing.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with a file, taken apart (RFC 7578). */
final class FormData {

    private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("; filename=\"([^\"]*)\"");

    private final List<Part> parts = new ArrayList<>();

    /** One part of the form. */
    record Part(String name, Optional<String> fileName, String type, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** @throws IOException when it is no such form, or not a whole one */
    static FormData read(String contentType, InputStream body) throws IOException {
        if (contentType == null || !contentType.startsWith("multipart/form-data; boundary=")) {
            throw new IOException("no form");
        }
        String mark = "--" + contentType.substring(contentType.indexOf('=') + 1);
        String all = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!all.startsWith(mark + "\r\n") || !all.endsWith("\r\n" + mark + "--\r\n")) {
            throw new IOException("cut off");
        }
        FormData form = new FormData();
        int at = mark.length() + 2;
        while (at < all.length()) {
            int head = all.indexOf("\r\n\r\n", at);
            int end = all.indexOf("\r\n" + mark, head);
            if (head < 0 || end < 0) {
                break;
            }
            form.add(all.substring(at, head), all.substring(head + 4, end));
            at = end + mark.length() + 4;
        }
        return form;
    }

    private void add(String head, String content) throws IOException {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            throw new IOException("a part without a name");
        }
        Matcher fileName = FILE_NAME.matcher(head);
        Optional<String> file = fileName.find() ? Optional.of(fileName.group(1)) : Optional.empty();
        String type = "";
        for (String line : head.split("\r\n", -1)) {
            if (line.startsWith("Content-Type: ")) {
                type = line.substring(14);
            }
        }
        parts.add(new Part(name.group(1), file, type, content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    List<Part> parts() {
        return parts;
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    String text(String name) {
        return part(name).map(Part::text).orElse("");
    }

    List<String> texts(String name) {
        return parts.stream()
                .filter(it -> it.name().equals(name))
                .map(Part::text)
                .toList();
    }
}
