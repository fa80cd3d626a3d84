package org.florscribe.platform.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second net under the rule that no secret and nothing about a patient is logged: what looks like a credential, a mail
 * address or a number that could be somebody's is masked. Ids of ours (UUIDs) and the server's message codes stay readable.
 */
final class Redactor {

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}", "$1 ***"),
            rule("(?i)\\b((?:set-)?cookie2?)\\s*[:=][^\\r\\n]*", "$1: ***"),
            rule("(?i)\\b((?:__Host-)?flor(?:-[a-z]+)?|JSESSIONID)=[^;\\s\"]+", "$1=***"),
            rule("\\bflor_[A-Za-z0-9_.-]+", "flor_***"),
            rule("\\beyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)*", "***"),
            rule("(?i)://[^/\\s:@]*:[^/\\s@]+@", "://***@"),
            rule(
                    "(?i)\\b(pass(?:word|wd)?|pwd|secret|token|api[-_]?key|authorization)(\"?\\s*[=:]\\s*\"?)[^\\s\"&;,|]+",
                    "$1$2***"),
            rule("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "***@***"));

    /** The end of an access log must be told exactly. */
    private static final String HEAD = "\\baudit-head 1 [0-9a-f-]{36} \\d{1,18} [0-9a-f]{64}\\b";

    private static final Pattern ID_OR_DIGITS = Pattern.compile(
            HEAD
                    + "|\\b(?:WELD-|HV|RAR|NCLS-[A-Z]+-|AS-[A-Z]+-)\\d+|\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b|\\b\\d{3}[ .-]\\d{3}[ .-]\\d{4}\\b|\\b\\d{3}-\\d{2}-\\d{4}\\b|\\d{6,}");

    private Redactor() {}

    static String redact(String text) {
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.replacement);
        }
        return ID_OR_DIGITS
                .matcher(clean)
                .replaceAll(m -> Character.isDigit(m.group().charAt(0)) && !isUuid(m.group())
                        ? "######"
                        : Matcher.quoteReplacement(m.group()));
    }

    /** On one line: nobody can end a log line and begin one of their own. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\R", " | ").replaceAll("\\p{Cntrl}", " ");
    }

    private static boolean isUuid(String text) {
        return text.length() == 36 && text.charAt(8) == '-';
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }
}
