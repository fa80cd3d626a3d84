package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.tenant.TenantDirectory;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Refusal;

/** A command done for the practice that {@code --practice} names, or for each in turn. */
@ApplicationScoped
class PracticeRound {

    private final TenantDirectory tenants;
    private final CurrentCaller callers;

    @Inject
    PracticeRound(TenantDirectory tenants, CurrentCaller callers) {
        this.tenants = tenants;
        this.callers = callers;
    }

    /** @return a line a practice, beginning with its id; what one refuses does not keep the others waiting */
    String forEach(Arguments arguments, Supplier<String> work) {
        String correlation = callers.get().correlationId();
        List<String> lines = new ArrayList<>();
        for (UUID practice : asked(arguments)) {
            callers.runAs(Caller.system(practice, correlation), () -> {
                try {
                    lines.add(practice + " " + work.get());
                } catch (Refusal e) {
                    lines.add(practice + " " + e.getMessage());
                }
            });
        }
        return lines.isEmpty() ? "There is no practice here yet." : String.join("\n", lines);
    }

    /** For the one that has to be named, whether it has ended or not. */
    String inOne(Arguments arguments, Supplier<String> work) {
        UUID practice = named(arguments.needed("--practice"), tenants.all());
        String[] line = new String[1];
        callers.runAs(
                Caller.system(practice, callers.get().correlationId()), () -> line[0] = practice + " " + work.get());
        return line[0];
    }

    private List<UUID> asked(Arguments arguments) {
        List<UUID> all = tenants.practices();
        return arguments
                .option("--practice")
                .map(word -> List.of(named(word, all)))
                .orElse(all);
    }

    private static UUID named(String word, List<UUID> among) {
        return among.stream()
                .filter(it -> it.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("--practice", "There is no practice with this id."));
    }
}
