package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Words that somebody who knows a person would try as their password. */
@ApplicationScoped
class PasswordContext {

    private final PracticeNames practices;

    @Inject
    PasswordContext(PracticeNames practices) {
        this.practices = practices;
    }

    /** Within the practice of this transaction. */
    public List<String> of(Staff person) {
        List<String> words = new ArrayList<>(
                List.of(person.givenName(), person.familyName(), person.email().text(), "florscribe"));
        practices.of(person.practiceId()).ifPresent(words::add);
        return List.copyOf(words);
    }
}
