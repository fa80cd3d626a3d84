package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A note as plain text, cut at its headings into the divisions that figures are made of. */
public final class NoteText {

    /** Parts of a note that are compared with each other. */
    public enum Division {
        SUBJECTIVE,
        OBJECTIVE_EXAM,
        OBJECTIVE_RESULTS,
        ASSESSMENT_AND_PLAN
    }

    /** @param heading in lower case; empty before the first */
    record Section(String heading, Division division, String text) {}

    private static final Pattern CITATION = Pattern.compile(
            "[ \\t]*\\[(?:[uU]?\\d+(?:\\s*[,;–-]\\s*[uU]?\\d+)*|\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?(?:\\s*[–-]\\s*\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?)?)]");
    private static final Pattern ALONE =
            Pattern.compile("^\\s*(?:[#*_]{1,4}\\s*)?([A-Za-z][A-Za-z/& -]{0,40}?)\\s*(:?)\\s*[*_#]*\\s*$");
    private static final Pattern IN_LINE = Pattern.compile(
            "^\\s*(?:[#*_]{1,4}\\s*)?([A-Z][A-Z/& -]{0,40}|CC|HPI|Chief complaint|Chief Complaint|History of present illness|History of Present Illness|Review of systems|Review of Systems|Physical exam|Physical Exam|Physical Examination|Results|Assessment and plan|Assessment and Plan|Assessment|Plan)[*_]*\\s*:\\s*[*_]*\\s*(\\S.*)$");
    private static final Map<String, Division> HEADINGS = headings();

    private NoteText() {}

    private static Map<String, Division> headings() {
        Map<String, Division> out = new LinkedHashMap<>();
        put(out, Division.SUBJECTIVE, """
                chief complaint|cc|reason for visit|presenting complaint|subjective|history of present illness|
                history of the present illness|hpi|history|interval history|review of systems|review of system|ros|
                social history|past history|past medical history|medical history|past surgical history|surgical history|
                family history|medications|current medications|medication list|allergies|birth history|
                gynecologic history|immunizations|pmh|psh|fh|sh""");
        put(out, Division.OBJECTIVE_EXAM, """
                physical exam|physical examination|exam|examination|pe|physical findings|objective|vitals|
                vitals reviewed|vital signs""");
        put(out, Division.OBJECTIVE_RESULTS, """
                results|findings|diagnostics|diagnostic results|labs|laboratory results|imaging|studies|
                results reviewed""");
        put(out, Division.ASSESSMENT_AND_PLAN, """
                assessment and plan|assessment & plan|assessment/plan|a/p|a&p|ap|assessment|plan|impression|
                impression and plan|plan of care|instructions|disposition|recommendations|follow-up|follow up""");
        return Map.copyOf(out);
    }

    private static void put(Map<String, Division> out, Division division, String names) {
        for (String name : names.replace("\n", "").split("\\|", -1)) {
            out.put(name.strip(), division);
        }
    }

    /** Without marks of citation such as [12], [u3, u4] or [00:41]. */
    public static String withoutCitations(String note) {
        return CITATION.matcher(note.replace("__lf1__", "\n").replace("\r", "")).replaceAll("");
    }

    /** What stands before any heading counts as subjective. */
    static List<Section> sections(String note) {
        List<Section> out = new ArrayList<>();
        String heading = "";
        Division division = Division.SUBJECTIVE;
        List<String> lines = new ArrayList<>();
        for (String line : note.split("\n", -1)) {
            Matcher alone = ALONE.matcher(line);
            Matcher inLine = IN_LINE.matcher(line);
            String name = alone.matches() ? plain(alone.group(1)) : "";
            if (HEADINGS.containsKey(name) && standsOut(alone, name)) {
                add(out, heading, division, lines);
                heading = name;
                division = HEADINGS.getOrDefault(name, division);
                lines = new ArrayList<>();
                continue;
            }
            name = inLine.matches() ? plain(inLine.group(1)) : "";
            if (HEADINGS.containsKey(name) && !name.equals("follow-up") && !name.equals("follow up")) {
                add(out, heading, division, lines);
                heading = name;
                division = HEADINGS.getOrDefault(name, division);
                lines = new ArrayList<>(List.of(inLine.group(2)));
                continue;
            }
            lines.add(line);
        }
        add(out, heading, division, lines);
        return out;
    }

    private static boolean standsOut(Matcher alone, String name) {
        return !alone.group(2).isEmpty()
                || alone.group(1).toUpperCase(Locale.ROOT).equals(alone.group(1))
                || name.contains(" ")
                || name.equals("results")
                || name.equals("assessment")
                || name.equals("plan");
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static void add(List<Section> out, String heading, Division division, List<String> lines) {
        String text = String.join("\n", lines).strip();
        if (!heading.isEmpty() || !text.isEmpty()) {
            out.add(new Section(heading, division, text));
        }
    }

    /** The text of each division with its headings; empty where the note has none. */
    public static Map<Division, String> divisions(String note) {
        Map<Division, String> out = new LinkedHashMap<>();
        for (Division division : Division.values()) {
            List<String> parts = sections(note).stream()
                    .filter(section -> section.division() == division)
                    .map(section -> (section.heading().isEmpty()
                                    ? ""
                                    : section.heading().toUpperCase(Locale.ROOT) + "\n\n")
                            + section.text())
                    .toList();
            out.put(division, String.join("\n\n", parts));
        }
        return out;
    }
}
