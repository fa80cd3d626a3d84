package org.florscribe.adapter.rules.chart;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.text.WordSet;

/** Turns "I" of a patient and "you" of a clinician into the patient of a chart. Adds and leaves out nothing else. */
public final class ThirdPerson {

    private static final Pattern TOKEN = Pattern.compile("^([^A-Za-z0-9]*)([A-Za-z0-9'/%+.-]*?)([,.;:?!]*)$");
    /** After these, "you" is the one something is done to or for. */
    private static final Set<String> TAKES_OBJECT = WordSet.of("""
            for to with on of see give gave giving want put putting start starting refer referring help let make
            keep get getting send sending have having about at like told tell telling ask asking show schedule
            bring set prescribe advise encourage from by call take switch treat watch need recommend saw seen
            seeing bothering bother bothers keeping around between without sent gotten got asked causing cause
            setting wake waking examine check after gets puts monitor advised remind thank into against allow
            offer cover evaluate provide given
            """);

    private static final Set<String> FOLLOWS_OBJECT =
            WordSet.of("on to in for with over back up a an some the out at from again");

    private final Pronouns patient;

    public ThirdPerson(Pronouns patient) {
        this.patient = patient;
    }

    public String ofPatient(String text) {
        return turned(Contractions.written(text), true);
    }

    public String ofClinician(String text) {
        return turned(Contractions.written(text), false);
    }

    private String turned(String text, boolean patientSpeaks) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean inflect = false;
        String before = "";
        String[] tokens = text.split(" ", -1);
        for (int i = 0; i < tokens.length; i++) {
            Matcher m = TOKEN.matcher(tokens[i]);
            if (!m.matches()) {
                append(out, tokens[i]);
                before = "";
                continue;
            }
            String word = m.group(2);
            String lower = word.toLowerCase(Locale.ROOT);
            String next = i + 1 < tokens.length
                    ? tokens[i + 1].toLowerCase(Locale.ROOT).replaceAll("[^a-z']", "")
                    : "";
            String written = word;
            boolean subject = isSubject(lower, before, next, patientSpeaks);
            if (subject) {
                written = patient.subject();
                inflect = m.group(3).isEmpty();
            } else if (patientSpeaks ? isMe(lower) : isYou(lower)) {
                written = other(lower);
                inflect = false;
            } else if (!patientSpeaks && lower.equals("i")) {
                written = "I";
                inflect = false;
            } else if (inflect && !Verbs.isAdverb(lower)) {
                written = inflected(lower, word);
                inflect = false;
            }
            append(out, m.group(1) + written + m.group(3));
            before = m.group(3).isEmpty() ? lower : "";
        }
        return out.toString();
    }

    private boolean isSubject(String lower, String before, String next, boolean patientSpeaks) {
        if (patientSpeaks) {
            return lower.equals("i");
        }
        if (!lower.equals("you")) {
            return false;
        }
        boolean finiteNext = next.equals("have")
                || next.equals("are")
                || next.equals("can")
                || next.equals("will")
                || next.equals("were")
                || next.equals("should")
                || next.equals("had");
        return (!TAKES_OBJECT.contains(before) && !FOLLOWS_OBJECT.contains(next))
                || (finiteNext
                        && (before.equals("like")
                                || before.equals("after")
                                || before.equals("of")
                                || before.equals("to")));
    }

    private static boolean isMe(String lower) {
        return lower.equals("me") || lower.equals("my") || lower.equals("mine") || lower.equals("myself");
    }

    private static boolean isYou(String lower) {
        return lower.equals("you") || lower.equals("your") || lower.equals("yours") || lower.equals("yourself");
    }

    private String other(String lower) {
        return switch (lower) {
            case "my", "your" -> patient.possessive();
            case "mine", "yours" ->
                patient.plural() ? "theirs" : patient.possessive().equals("her") ? "hers" : "his";
            case "myself", "yourself" -> patient.reflexive();
            default -> patient.object();
        };
    }

    private String inflected(String lower, String word) {
        if (!patient.plural()) {
            String third = Verbs.third(lower);
            return third.equals(lower) ? word : third;
        }
        return switch (lower) {
            case "am" -> "are";
            case "was" -> "were";
            default -> word;
        };
    }

    private static void append(StringBuilder out, String token) {
        if (out.length() > 0) {
            out.append(' ');
        }
        out.append(token);
    }
}
