package org.florscribe.web.view;

/**
 * What a link on a page opens that is no page.
 *
 * @param mediaType with its character set, where it has one
 * @param disposition as in Content-Disposition (RFC 6266)
 */
public record PageFile(String mediaType, String disposition, byte[] content) {

    /** To be kept. */
    public static PageFile kept(String mediaType, String name, byte[] content) {
        return new PageFile(mediaType, "attachment; filename=\"" + name + "\"", content);
    }

    /** To be shown by the browser itself. */
    public static PageFile shown(String mediaType, String name, byte[] content) {
        return new PageFile(mediaType, "inline; filename=\"" + name + "\"", content);
    }
}
