package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.InvalidInput;

/** What a new password has to be (security.md 2.2): long, and none that guessers try first. Nothing about which characters. */
@ApplicationScoped
public class PasswordRules {

    public static final int SHORTEST = 15;
    public static final int LONGEST = 128;

    private static final String LIST = "common-passwords.txt";
    private static final int LONG_ENOUGH_TO_MATTER = 4;
    private static final int LONGEST_TAIL = 8;

    private final Set<String> common = read();
    private final RefusedPasswords refused;

    @Inject
    PasswordRules(RefusedPasswords refused) {
        this.refused = refused;
    }

    /**
     * @param context words that somebody who knows this person would try: names, address, practice
     * @throws InvalidInput on field {@code password}
     */
    public void check(Password password, Collection<String> context) {
        fault(password, context).ifPresent(words -> {
            throw new InvalidInput("password", words);
        });
    }

    Optional<String> fault(Password password, Collection<String> context) {
        int length = password.length();
        if (length < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters. A few words in a row are easy to remember.");
        }
        if (length > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        String lower = joined(password.reveal());
        if (isGuessedFirst(lower) || isGuessedFirst(plain(lower)) || refused.contains(password)) {
            return Optional.of("This password is one of those that are guessed first. Choose another.");
        }
        if (restWithout(plain(lower), context) < SHORTEST / 2) {
            return Optional.of("This password is made of names that belong to you or the practice. Choose another.");
        }
        return Optional.empty();
    }

    private boolean isGuessedFirst(String text) {
        if (isRepetition(text) || common.contains(text)) {
            return true;
        }
        // a word and a year or a count behind it; what is longer makes a difference to a guesser
        String bare = bare(text);
        return bare.length() >= LONG_ENOUGH_TO_MATTER
                && text.length() - bare.length() <= LONGEST_TAIL
                && (isRepetition(bare) || common.contains(bare));
    }

    /** Without case, and without what separates words. */
    private static String joined(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", "");
    }

    /** Letters in place of the digits and signs that people, and guessers, put for them. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1', '!' -> 'i';
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7' -> 't';
                        default -> c;
                    });
        }
        return plain.toString();
    }

    /** Without what people put behind a word to make it longer. */
    private static String bare(String plain) {
        return plain.replaceAll("[^\\p{L}]+$", "");
    }

    /** One short piece again and again, or a run along the alphabet, the digits or a row of keys. */
    private static boolean isRepetition(String plain) {
        for (int piece = 1; piece <= plain.length() / 2; piece++) {
            String repeated = plain.substring(0, piece).repeat(plain.length() / piece + 1);
            if (repeated.startsWith(plain)) {
                return true;
            }
        }
        int steps = 0;
        for (int i = 1; i < plain.length(); i++) {
            if (Math.abs(plain.charAt(i) - plain.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps >= plain.length() - 3;
    }

    private static int restWithout(String plain, Collection<String> context) {
        String rest = plain;
        for (String phrase : context) {
            for (String word : phrase.split("[\\s@.,;:_-]+", -1)) {
                String bare = plain(joined(word));
                if (bare.length() >= LONG_ENOUGH_TO_MATTER) {
                    rest = rest.replace(bare, "");
                }
            }
        }
        return rest.length();
    }

    private static Set<String> read() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            Set<String> words = new HashSet<>();
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .map(PasswordRules::joined)
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
