package org.florscribe.adapter.audio;

import java.util.Map;
import java.util.Set;
import org.florscribe.clinical.recording.UnusableAudio;
import org.florscribe.clinical.recording.UnusableAudio.Kind;

/** Media types in the words of people who are no technicians. */
final class FileWords {

    private static final Set<String> LISTS = Set.of(
            "audio/x-mpegurl",
            "application/vnd.apple.mpegurl",
            "audio/mpegurl",
            "application/x-mpegurl",
            "audio/x-scpls",
            "application/xspf+xml",
            "application/dash+xml",
            "video/x-ms-asx",
            "application/smil+xml");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("text/html", "a web page"),
            Map.entry("application/xhtml+xml", "a web page"),
            Map.entry("text/vtt", "a transcript"),
            Map.entry("application/x-subrip", "a transcript"),
            Map.entry("application/pdf", "a PDF document"),
            Map.entry("application/rtf", "a document"),
            Map.entry("application/json", "a data file"),
            Map.entry("application/xml", "a data file"),
            Map.entry("application/zip", "an archive or an Office document"),
            Map.entry("application/gzip", "an archive"),
            Map.entry("application/x-7z-compressed", "an archive"),
            Map.entry("application/x-rar-compressed", "an archive"),
            Map.entry("application/x-bzip2", "an archive"),
            Map.entry("application/x-xz", "an archive"),
            Map.entry("application/x-tika-ooxml", "an Office document"),
            Map.entry("application/x-tika-msoffice", "an Office document"),
            Map.entry("application/x-dosexec", "a program"),
            Map.entry("application/x-executable", "a program"),
            Map.entry("application/x-sharedlib", "a program"),
            Map.entry("application/java-vm", "a program"));

    /** What Tika calls those that we take; when our own look did not agree, their beginning is broken. */
    private static final Set<String> TAKEN = Set.of(
            "audio/mpeg",
            "audio/vnd.wave",
            "audio/x-wav",
            "audio/flac",
            "audio/x-flac",
            "audio/ogg",
            "audio/opus",
            "audio/vorbis",
            "audio/x-aac",
            "audio/mp4",
            "video/mp4",
            "video/quicktime",
            "video/webm",
            "application/x-matroska",
            "video/x-matroska");

    private static final Map<String, String> OTHER_SOUND = Map.of(
            "audio/amr", "AMR",
            "audio/x-aiff", "AIFF",
            "audio/x-caf", "Core Audio (CAF)",
            "audio/x-ms-wma", "Windows Media",
            "video/x-ms-wmv", "Windows Media",
            "video/x-msvideo", "AVI",
            "audio/midi", "MIDI, notes without sound",
            "audio/speex", "Speex");

    private FileWords() {}

    static boolean isList(String type) {
        return LISTS.contains(type);
    }

    static boolean isTakenOtherwise(String type) {
        return TAKEN.contains(type);
    }

    /** With its article, such as "a web page". */
    static String of(String type) {
        if (isList(type)) {
            return "a playlist, which only names other files";
        }
        String name = NAMES.get(type);
        if (name != null) {
            return name;
        }
        return type.startsWith("image/")
                ? "a picture"
                : type.startsWith("text/") ? "text" : "a file of the type " + type;
    }

    static UnusableAudio otherSound(String type) {
        return new UnusableAudio(
                Kind.UNSUPPORTED,
                "This recording is in the form " + OTHER_SOUND.getOrDefault(type, type)
                        + ", which FlorScribe does not take. Please convert it. " + Refused.TAKEN);
    }
}
