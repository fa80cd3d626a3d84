package org.florscribe.adapter.rules.dialogue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.adapter.rules.text.WordSet;
import org.jspecify.annotations.Nullable;

/** The names a clinician calls the patient by; a draft leaves them out. */
final class PatientNames {

    private static final Pattern GREETED = Pattern.compile(
            "^(?:(?:well|so|all right|alright|okay|good|oh|and)[ ,.]+)*(?:hi|hello|hey|good morning|good afternoon|good evening|morning|welcome|welcome back|so|okay)[ ,.]+(?:there[ ,]+)?(?<name>[a-z]{3,12})\\b(?: (?<family>[a-z]{3,12})(?=[ ,.]+(?:how|it's|so|good|nice|i'm|is|,)))?");
    private static final Pattern INTRODUCED = Pattern.compile(
            "\\b(?<name>[a-z]{3,12})(?: (?<family>[a-z]{3,12}))? is an? (?:very |pleasant |\\w+ )?\\d{1,3}[- ]year");
    private static final Set<String> NO_NAME = WordSet.of("""
            there how doctor sir today this that good nice what when where why well are you your can could did does
            doing have has had hello here his her she him her him just let like look now okay see some tell thank
            thanks the then they we were who will with yeah yes mark may hope grace rose will sunny tell right great
            everyone everybody guys again morning afternoon evening dragon dax siri patient it's i'm let's i'd i see
            looks been come back into since glad first before after sorry sounds about for any all and but going
            really last understand welcome miss mister mom dad dear friend buddy ma'am please which young old man
            """);
    private static final int EARLY = 14;

    private final Set<String> names = new HashSet<>();

    /** @param lines lower-case sentences of the clinician, first first */
    PatientNames(List<String> lines) {
        int n = 0;
        for (String line : lines) {
            if (n++ < EARLY) {
                collect(GREETED.matcher(line));
            }
            collect(INTRODUCED.matcher(line));
        }
    }

    private void collect(Matcher m) {
        if (m.find()) {
            add(m.group("name"));
            add(m.group("family"));
        }
    }

    private void add(@Nullable String name) {
        if (name != null && !NO_NAME.contains(name)) {
            names.add(name);
        }
    }

    /** "Martha is" becomes "the patient is", "so, martha, it's" becomes "so, it's". */
    String without(String sentence) {
        String out = sentence;
        for (String name : names) {
            if (!out.toLowerCase(Locale.ROOT).contains(name)) {
                continue;
            }
            String flags = "(?i)";
            out = out.replaceAll(
                    flags + "\\b" + name
                            + "(?: [a-z]+)? (?=(?:is|was|has|had|presents|comes|came|returns|reports|denies)\\b)",
                    "the patient ");
            out = out.replaceAll(flags + "(?:,\\s*)?\\b" + name + "'s\\b", " the patient's");
            out = out.replaceAll(flags + "(?:,\\s*)?\\b" + name + "\\b(?:\\s*,)?", "");
            out = out.replaceAll(" {2,}", " ").strip();
        }
        return out;
    }
}
