package org.florscribe.web.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Languages by name, in the language of the page. */
@RequestScoped
public class Languages {

    private final Words words;

    @Inject
    Languages(Words words) {
        this.words = words;
    }

    /** A language to choose. */
    public record Language(String tag, String name) {}

    /** Those of ISO 639-1 and these, by name. */
    public List<Language> with(String... tags) {
        return Stream.concat(Arrays.stream(Locale.getISOLanguages()), Arrays.stream(tags))
                .distinct()
                .map(tag -> new Language(tag, name(tag)))
                .sorted(Comparator.comparing(Language::name, Collator.getInstance(words.locale())))
                .toList();
    }

    public String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(words.locale());
    }
}
