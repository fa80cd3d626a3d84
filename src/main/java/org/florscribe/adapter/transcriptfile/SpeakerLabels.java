package org.florscribe.adapter.transcriptfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells "Maria Lopez: Good morning" from "Take this: one tablet". What stands before a colon is a speaker when it names a
 * role, has the form of a numbered speaker, or looks like a name; what looks like neither has to come back in the file.
 */
final class SpeakerLabels {

    private static final Pattern LABELLED = Pattern.compile(
            "^\\s*(?:>>\\s*|[-–—]\\s+)?(\\p{L}[\\p{L}\\p{M}\\p{N} .,'’()/&#_-]{0,59}?)\\s*[:：](?!//)\\s*(.*)$",
            Pattern.DOTALL);
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)(speaker|spk|voice|participant|person|channel|user)[ _-]?\\w{1,3}");
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "ibn", "al", "el", "y", "of",
            "the");
    /** Words of headers and of ordinary speech that stand before a colon. */
    private static final Set<String> NEVER = words("""
            note notes plan assessment question answer warning important example remember update summary subject
            date time title duration attendees participants location transcript transcription meeting recording
            recorded language kind yes no so well okay ok and but also first second third finally now today
            tomorrow id http https re mrn dob room file audio version created exported topic agenda start end
            started ended visit invited attachments this that is are was it he she they i you we said says
            because with take once
            """);

    /** Headings that a clinician dictates: "Lungs: clear". */
    private static final Set<String> HEADINGS = words("""
            vitals temperature pulse weight height allergies medications general constitutional heent head eyes
            ears nose throat neck lungs chest respiratory heart cardiovascular cardiac abdomen gastrointestinal
            genitourinary extremities musculoskeletal skin neuro neurologic neurological psych psychiatric
            impression diagnosis diagnoses history hpi ros exam examination labs results imaging procedure
            procedures instructions problem blood pressure bp hr rr spo2 social surgical past chief complaint
            current review systems physical follow recommendations referral orders back spine gait reflexes
            strength
            """);

    private static final int MOST_WORDS = 6;

    private final Map<String, Integer> seen = new HashMap<>();

    /** A line that begins with what may be a speaker, and the words behind the colon. */
    record Labelled(String label, String words) {}

    SpeakerLabels(List<String> linesToCount) {
        for (String line : linesToCount) {
            candidate(line).ifPresent(found -> count(found.label()));
        }
    }

    void count(String label) {
        seen.merge(key(label), 1, Integer::sum);
    }

    Optional<Labelled> read(String line) {
        return candidate(line).filter(found -> isSpeaker(found.label()));
    }

    /** What stands before the first colon, when it could be a speaker at all. */
    static Optional<Labelled> candidate(String line) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('：');
        int first = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
        if (first < 0 || first > 70) {
            return Optional.empty();
        }
        Matcher match = LABELLED.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        String label = Lines.clean(match.group(1));
        String words = match.group(2).strip();
        boolean partOfTime = Character.isDigit(label.charAt(label.length() - 1))
                && !words.isEmpty()
                && Character.isDigit(words.charAt(0))
                && !isNumbered(label);
        return partOfTime || wordsOf(label).length > MOST_WORDS
                ? Optional.empty()
                : Optional.of(new Labelled(label, words));
    }

    /** "Speaker 2", "SPEAKER_01", "Voice B" */
    static boolean isNumbered(String label) {
        return NUMBERED.matcher(label.strip()).matches();
    }

    boolean isSpeaker(String label) {
        String[] words = wordsOf(label);
        if (label.isBlank() || words.length > MOST_WORDS) {
            return false;
        }
        if (isNumbered(label)) {
            return true;
        }
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (NEVER.contains(lower) || HEADINGS.contains(lower)) {
                return false;
            }
        }
        if (isRole(label, words)) {
            return true;
        }
        boolean comesBack = seen.getOrDefault(key(label), 0) > 1;
        return looksLikeName(words) || (comesBack && words.length == 1);
    }

    /** Role words make a label only when nothing speaks against it: "Patient", "Dr. Ames", not "the doctor said". */
    private static boolean isRole(String label, String[] words) {
        if (!RoleWords.namesRole(label)) {
            return false;
        }
        return words.length <= 2 || looksLikeName(words);
    }

    private static boolean looksLikeName(String[] words) {
        for (String word : words) {
            int first = word.codePointAt(0);
            boolean capital = !Character.isLetter(first) || !Character.isLowerCase(first);
            if (!capital && !PARTICLES.contains(word)) {
                return false;
            }
        }
        return !Character.isLowerCase(words[0].codePointAt(0)) || words.length > 1;
    }

    private static String[] wordsOf(String label) {
        return label.replace('_', ' ').strip().split("\\s+", -1);
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }
}
