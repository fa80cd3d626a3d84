package org.florscribe.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a setting's text must look like: its name for the manual, and a check that answers with what is wrong, or null. */
public final class SettingType {

    private static final int LONGEST = 10_000;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private final String name;
    private final Function<String, @Nullable String> check;

    private SettingType(String name, Function<String, @Nullable String> check) {
        this.name = name;
        this.check = check;
    }

    /** The type as docs/configuration.md prints it. */
    public String words() {
        return name;
    }

    @Nullable
    String fault(String value) {
        return value.length() > LONGEST ? "is longer than " + LONGEST + " characters" : check.apply(value);
    }

    static SettingType text() {
        return new SettingType("text", v -> null);
    }

    static SettingType textOfAtLeast(int characters) {
        return new SettingType(
                "text, " + characters + " characters or more",
                v -> v.codePointCount(0, v.length()) < characters
                        ? "at least " + characters + " characters are needed"
                        : null);
    }

    static SettingType number(int least, int most) {
        String words = "a number from " + least + " to " + most;
        return new SettingType(words, v -> {
            if (!v.matches("\\d{1,9}")) {
                return words + " is needed";
            }
            int n = Integer.parseInt(v);
            return n < least || n > most ? words + " is needed" : null;
        });
    }

    static SettingType flag() {
        return new SettingType(
                "true or false", v -> v.equals("true") || v.equals("false") ? null : "true or false is needed");
    }

    static SettingType oneOf(String... values) {
        String words = "one of " + String.join(", ", values);
        return new SettingType(words, v -> Arrays.asList(values).contains(v) ? null : words + " is needed");
    }

    static SettingType path() {
        return new SettingType("path", v -> v.indexOf('\0') >= 0 ? "a path is needed" : null);
    }

    static SettingType file() {
        return new SettingType(
                "path of a file",
                v -> v.indexOf('\0') >= 0 || !Files.isReadable(Path.of(v))
                        ? "a file that can be read is needed"
                        : null);
    }

    static SettingType duration(String least, String most) {
        Duration from = parseDuration(least);
        Duration to = parseDuration(most);
        return new SettingType("a time from " + least + " to " + most + " (ms, s, m, h, d)", v -> {
            if (!DURATION.matcher(v).matches()) {
                return "a number with a unit is needed, such as 30s, 15m, 12h or 7d";
            }
            Duration d = parseDuration(v);
            return d.compareTo(from) < 0 || d.compareTo(to) > 0
                    ? "it must lie between " + least + " and " + most
                    : null;
        });
    }

    static SettingType heap() {
        return new SettingType(
                "a size such as 768m or 2g",
                v -> v.matches("[1-9]\\d{0,5}[mMgG]") ? null : "a size is needed, such as 768m or 2g");
    }

    static SettingType audioStore() {
        return new SettingType(
                "folder, or s3://bucket/prefix?endpoint=address&region=name", ObjectStorageAddress::fault);
    }

    /** An origin: scheme, host, port, nothing after it. Plain http is for this machine only: cookies and microphone need https elsewhere. */
    static SettingType publicUrl() {
        return new SettingType("URL without a path; https, or http on loopback", v -> {
            String fault = originFault(v);
            if (fault != null) {
                return fault;
            }
            URI uri = URI.create(v);
            return uri.getScheme().equals("http") && !DatabaseAddress.isLoopback(uri.getHost())
                    ? "plain http works on this machine only; everywhere else https is needed"
                    : null;
        });
    }

    static SettingType url(String... schemes) {
        return new SettingType("URL (" + String.join(", ", schemes) + ")", v -> {
            try {
                URI uri = new URI(v);
                boolean fits = uri.getHost() != null
                        && uri.getScheme() != null
                        && Arrays.asList(schemes).contains(uri.getScheme().toLowerCase(Locale.ROOT));
                return fits ? null : "an address that starts with " + String.join(":// or ", schemes) + ":// is needed";
            } catch (URISyntaxException e) {
                return "this is not an address";
            }
        });
    }

    static SettingType database() {
        return new SettingType("postgresql:// or jdbc:postgresql: URL", DatabaseAddress::fault);
    }

    static SettingType origins() {
        return listOf(
                "list of origins",
                v -> v.equals("*")
                        ? "* would let every site use a signed-in person's browser: name the origins"
                        : originFault(v));
    }

    static SettingType networks() {
        return listOf("list of addresses or ranges", SettingType::networkFault);
    }

    static SettingType networksWithPorts() {
        return listOf("list of range:ports", v -> {
            int colon = v.lastIndexOf(':');
            String ports = colon < 0 ? "" : v.substring(colon + 1);
            if (!ports.matches("\\*|\\d{1,5}(-\\d{1,5})?")
                    || Arrays.stream(ports.split("-")).anyMatch(p -> !p.equals("*") && Integer.parseInt(p) > 65535)) {
                return "each entry is a range and its ports, such as 10.0.0.5/32:8443 or 127.0.0.0/8:*";
            }
            String range = v.substring(0, colon);
            return networkFault(
                    range.startsWith("[") && range.contains("]")
                            ? range.replace("[", "").replace("]", "")
                            : range);
        });
    }

    static SettingType address() {
        return new SettingType(
                "IP address", v -> isAddress(v) ? null : "an IP address is needed, such as 127.0.0.1 or 0.0.0.0");
    }

    static SettingType mailAddress() {
        return new SettingType(
                "mail address",
                v -> v.matches("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+|[^<>\\r\\n]+ <[^\\s@<>]+@[^\\s@<>]+>")
                        ? null
                        : "a mail address is needed");
    }

    static Duration parseDuration(String text) {
        Matcher m = DURATION.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a duration");
        }
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    /** @param text as {@link #heap} takes it */
    static long parseSize(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return text.toLowerCase(Locale.ROOT).endsWith("g") ? number << 30 : number << 20;
    }

    static List<String> parseList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static SettingType listOf(String name, Function<String, @Nullable String> check) {
        return new SettingType(
                name + ", separated by commas",
                v -> parseList(v).stream()
                        .map(check)
                        .filter(f -> f != null)
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable String originFault(String v) {
        try {
            URI uri = new URI(v);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            return web
                            && bare
                            && uri.getHost() != null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null
                    ? null
                    : "an address like https://scribe.practice.example is needed, with nothing after the host and port";
        } catch (URISyntaxException e) {
            return "this is not an address";
        }
    }

    private static @Nullable String networkFault(String v) {
        int slash = v.indexOf('/');
        String address = slash < 0 ? v : v.substring(0, slash);
        if (!isAddress(address)) {
            return "an address or a range such as 10.0.0.0/8 is needed";
        }
        if (slash < 0) {
            return null;
        }
        String bits = v.substring(slash + 1);
        boolean fits = bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= (address.contains(":") ? 128 : 32);
        return fits ? null : "the part after / is the number of leading bits";
    }

    private static boolean isAddress(String v) {
        Matcher four = IPV4.matcher(v);
        if (four.matches()) {
            return Arrays.stream(v.split("\\.")).allMatch(p -> Integer.parseInt(p) <= 255);
        }
        return IPV6.matcher(v).matches();
    }

    static boolean isHostName(String v) {
        return isAddress(v) || HOST_NAME.matcher(v).matches();
    }
}
