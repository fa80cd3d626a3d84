package org.florscribe.practice.recipient;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;

/** Everybody who receives something. */
@ApplicationService
public class Recipients {

    private final Instance<RecipientSource> sources;

    @Inject
    Recipients(@Any Instance<RecipientSource> sources) {
        this.sources = sources;
    }

    /** By purpose. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<Recipient> list() {
        return sources.stream()
                .flatMap(source -> source.recipients().stream())
                .sorted(Comparator.comparing(Recipient::purpose))
                .toList();
    }
}
