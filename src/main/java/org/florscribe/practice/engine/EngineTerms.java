package org.florscribe.practice.engine;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.florscribe.shared.BaseAddress;
import org.florscribe.shared.InvalidInput;

/**
 * What an admin says about an engine.
 *
 * @param baseUrl without a slash at its end; empty for the address of the vendor, or of the installation where it names one
 * @param apiKey never printed, never given back; empty where the installation's or none is used
 * @param options by {@link EngineOption#key}, only those of the kind
 */
public record EngineTerms(
        EngineKind kind,
        String name,
        Optional<String> baseUrl,
        Optional<String> apiKey,
        Optional<String> model,
        Map<String, String> options) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 2_000;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_LIST = 4_000;
    private static final int MOST_TERMS = 200;
    private static final int SHORTEST_CONTEXT = 2_048;
    private static final Pattern TERM = Pattern.compile("\\p{L}[\\p{L}\\p{M} '\u2019-]{0,49}");
    /** By their numbers, or by names that the public network does not have: they are not looked up. */
    private static final Pattern INSIDE =
            Pattern.compile("localhost|[a-z0-9-]+|.*\\.(local|internal|lan|localhost|home\\.arpa)"
                    + "|127(\\.\\d{1,3}){3}|10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}|172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}"
                    + "|\\[(::1|f[cd][0-9a-f:]*)]");

    private static final Set<String> YES_OR_NO = Set.of("true", "false");
    private static final Set<String> STRUCTURED = Set.of("auto", "yes", "no");

    public EngineTerms {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || hasControl(name)) {
            throw new InvalidInput("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        baseUrl = given(baseUrl).map(EngineTerms::address);
        apiKey = given(apiKey);
        apiKey.ifPresent(EngineTerms::requireKey);
        model = given(model);
        model.ifPresent(it -> requireValue("model", it));
        options = options(kind, options);
        if (kind == EngineKind.PLUGIN && !options.containsKey(EngineOption.PLUGIN.key())) {
            throw new InvalidInput(EngineOption.PLUGIN.key(), "Say which plug-in, by the name of its engine.");
        }
    }

    /** As in {@link EngineAccess#kind}. */
    String protocol() {
        return option(EngineOption.PLUGIN).map(EnginePlugins::protocol).orElseGet(kind::key);
    }

    public Optional<String> option(EngineOption option) {
        return Optional.ofNullable(options.get(option.key()));
    }

    /**
     * What is said at a patient's bedside is not sent through the streets in the clear: without TLS only to a server of this machine or of a
     * private network. Whether it may be called at all is for the operator to say.
     *
     * @throws InvalidInput for {@code baseUrl}
     */
    void requireTlsOutside() {
        baseUrl.map(URI::create)
                .filter(url -> url.getScheme().equalsIgnoreCase("http"))
                .filter(url -> !isInside(url.getHost().toLowerCase(Locale.ROOT)))
                .ifPresent(url -> {
                    throw new InvalidInput(
                            "baseUrl",
                            "Plain http is only for a server on this machine or in a private network. Write https.");
                });
    }

    /**
     * That nothing is said which has no meaning for this task.
     *
     * @throws InvalidInput for the task, {@code options} or the dialect
     */
    void requireFit(EngineTask task) {
        if (!kind.can(task)) {
            throw new InvalidInput("task", "An engine of this kind cannot be set up for this task.");
        }
        Set<EngineOption> fit = kind.options(task);
        if (fit.stream().map(EngineOption::key).collect(Collectors.toSet()).containsAll(options.keySet())) {
            option(EngineOption.DIALECT)
                    .ifPresent(it -> requireOneOf(EngineOption.DIALECT.key(), it, ServerDialects.of(task)));
            option(EngineOption.PROMPT)
                    .ifPresent(it -> requireOneOf(EngineOption.PROMPT.key(), it, PromptVersions.of(task)));
        } else {
            throw new InvalidInput("options", "An engine of this kind has no such option for this task.");
        }
    }

    private static boolean isInside(String host) {
        return INSIDE.matcher(host).matches();
    }

    /** The same, and nobody's key. */
    EngineTerms withoutKey() {
        return new EngineTerms(kind, name, baseUrl, Optional.empty(), model, options);
    }

    /** Whether what was found out about the engine may not hold any more. */
    boolean reachesAnotherThan(EngineTerms before) {
        return kind != before.kind
                || !baseUrl.equals(before.baseUrl)
                || !apiKey.equals(before.apiKey)
                || !model.equals(before.model)
                || !options.equals(before.options);
    }

    /** Whether nothing differs that may change an answer. */
    boolean answersLike(EngineTerms other) {
        return kind == other.kind
                && baseUrl.equals(other.baseUrl)
                && model.equals(other.model)
                && WorkFingerprint.counted(options).equals(WorkFingerprint.counted(other.options));
    }

    private static Map<String, String> options(EngineKind kind, Map<String, String> given) {
        Map<String, String> kept = new TreeMap<>();
        given.forEach((key, typed) -> {
            String value = typed.strip();
            EngineOption option = Arrays.stream(EngineOption.values())
                    .filter(it -> it.key().equals(key) && kind.options().contains(it))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("options", "An engine of this kind has no such option."));
            if (!value.isEmpty()) {
                requireOption(option, value);
                kept.put(key, value);
            }
        });
        return Map.copyOf(kept);
    }

    private static void requireOption(EngineOption option, String value) {
        String field = option.key();
        if (option != EngineOption.TERMS) {
            requireValue(field, value);
        }
        switch (option) {
            case TERMS -> requireWords(field, value);
            case DIALECT -> requireOneOf(field, value, ServerDialects.all());
            case KEY_TERMS, WEBHOOK, DEMANDED -> requireOneOf(field, value, YES_OR_NO);
            case STRUCTURED_OUTPUT -> requireOneOf(field, value, STRUCTURED);
            case CONTEXT_LENGTH -> requireContext(field, value);
            case PRICE_PER_MINUTE, PRICE_PER_MILLION_IN, PRICE_PER_MILLION_OUT -> requirePrice(field, value);
            default -> {}
        }
    }

    /** What people type here leaves the house: no number, so no date and no record number either. */
    private static void requireWords(String field, String value) {
        List<String> terms = Arrays.asList(value.split("[,;\n]", -1));
        boolean fit = value.length() <= LONGEST_LIST
                && terms.size() <= MOST_TERMS
                && terms.stream()
                        .map(String::strip)
                        .allMatch(term -> term.isEmpty() || TERM.matcher(term).matches());
        if (!fit) {
            throw new InvalidInput(
                    field,
                    "At most " + MOST_TERMS + " words or short phrases of letters, each of at most 50 characters,"
                            + " with commas between.");
        }
    }

    private static void requireOneOf(String field, String value, Collection<String> allowed) {
        if (!allowed.contains(value)) {
            throw new InvalidInput(
                    field,
                    "This is one of "
                            + String.join(", ", allowed.stream().sorted().toList()) + ".");
        }
    }

    private static void requireContext(String field, String value) {
        if (!value.matches("\\d{4,7}") || Integer.parseInt(value) < SHORTEST_CONTEXT) {
            throw new InvalidInput(
                    field, "This is a number of tokens from " + SHORTEST_CONTEXT + " to 9999999, such as 32768.");
        }
    }

    private static void requirePrice(String field, String value) {
        boolean fits = value.matches("\\d{1,4}(\\.\\d{1,6})?")
                && new BigDecimal(value).compareTo(BigDecimal.valueOf(1_000)) <= 0;
        if (!fits) {
            throw new InvalidInput(field, "A price is a number from 0 to 1000, such as 0.006.");
        }
    }

    private static void requireValue(String field, String value) {
        if (value.length() > LONGEST_VALUE || hasControl(value)) {
            throw new InvalidInput(field, "At most " + LONGEST_VALUE + " characters, on one line.");
        }
    }

    private static void requireKey(String key) {
        if (key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new InvalidInput("apiKey", "A key has no spaces and only letters, digits and signs of ASCII.");
        }
    }

    private static String address(String typed) {
        return BaseAddress.of(
                "baseUrl", typed, "This is the engine's address: https, its host, and the path that its maker names.");
    }

    private static Optional<String> given(Optional<String> typed) {
        return typed.map(String::strip).filter(it -> !it.isEmpty());
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "EngineTerms[" + kind.key() + "]";
    }
}
