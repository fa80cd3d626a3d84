package org.florscribe.clinical.transcript;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineOption;

/**
 * Words that are to be expected in a visit, as they may be told to an engine: words of the practice's own list and names from a list of
 * medicines and conditions, never a word of what was written about the patient, no number, and none that is a part of the patient's name.
 */
public final class KeyTerms {

    public static final KeyTerms NONE = new KeyTerms(List.of(), Set.of());

    private static final int MOST = 200;
    private static final Pattern TERM = Pattern.compile("\\p{L}[\\p{L}\\p{M} '\u2019-]{1,49}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private final List<String> found;
    private final Set<String> identifying;

    private KeyTerms(List<String> found, Set<String> identifying) {
        this.found = List.copyOf(found);
        this.identifying = Set.copyOf(identifying);
    }

    /** @param found names from a list, for what is known of the visit */
    public static KeyTerms of(List<String> found, Patient.Demographics patient) {
        return new KeyTerms(
                found,
                Stream.concat(
                                Stream.of(patient.fullName()),
                                patient.mrn().stream().map(mrn -> mrn.reveal()))
                        .flatMap(KeyTerms::parts)
                        .filter(part -> part.length() > 1) // an initial is a part of every other word
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** What this engine is told: nothing, unless an admin wants it. */
    public List<String> forEngine(EngineAccess access) {
        if (!access.option(EngineOption.KEY_TERMS).orElse("").equals("true")) {
            return List.of();
        }
        Map<String, String> terms = new LinkedHashMap<>();
        Stream.concat(
                        found.stream(),
                        access.option(EngineOption.TERMS).stream()
                                .flatMap(list -> Arrays.stream(list.split("[,;\n]", -1))))
                .map(String::strip)
                .filter(term -> TERM.matcher(term).matches())
                .filter(term -> parts(term).noneMatch(identifying::contains))
                .forEach(term -> terms.putIfAbsent(term.toLowerCase(Locale.ROOT), term));
        return terms.values().stream().limit(MOST).toList();
    }

    private static Stream<String> parts(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(plain).filter(part -> !part.isEmpty());
    }

    @Override
    public String toString() {
        return "KeyTerms[" + found.size() + "]";
    }
}
