package org.florscribe.practice.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.PracticeNames;

@ApplicationScoped
class StoredPracticeNames implements PracticeNames {

    private final PracticeRepository practices;

    @Inject
    StoredPracticeNames(PracticeRepository practices) {
        this.practices = practices;
    }

    @Override
    public Optional<String> of(UUID practiceId) {
        return practices.find(practiceId).map(Practice::name);
    }
}
