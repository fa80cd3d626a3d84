package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.florscribe.platform.log.LogContext;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the command that a line asks for and runs it as the installation itself. */
@ApplicationScoped
public class CommandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final Instance<AdminCommand> commands;
    private final CurrentCaller callers;

    @Inject
    CommandDesk(@Any Instance<AdminCommand> commands, CurrentCaller callers) {
        this.commands = commands;
        this.callers = callers;
    }

    /** @param line the command and its arguments, separated by tabs; the answer is lines of {@code OK} or {@code FAILED}, a tab and text */
    @ActivateRequestContext
    public String answer(String line) {
        List<String> parts = Arrays.asList(line.split("\t", -1));
        String name = parts.get(0);
        String correlation = Ids.next().toString();
        try (var about = LogContext.with(LogContext.CORRELATION, correlation);
                var what = LogContext.with(LogContext.ACTION, "command " + name)) {
            AdminCommand command = commands.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (command == null) {
                return lines(
                        "FAILED", "This version does not have the command '" + name + "'. It has: " + names() + ".");
            }
            LOG.debug("command asked for");
            var answer = new StringBuilder();
            var arguments = new Arguments(parts.subList(1, parts.size()));
            callers.runAs(Caller.installation(correlation), () -> answer.append(command.run(arguments)));
            LOG.info("command done");
            return lines("OK", answer.toString());
        } catch (Refusal e) {
            return lines("FAILED", reason(e));
        } catch (RuntimeException e) {
            LOG.error("command failed", e);
            return lines("FAILED", "That went wrong inside. The log has it under " + correlation + ".");
        }
    }

    private static String reason(Refusal refusal) {
        String words = String.valueOf(refusal.getMessage());
        return refusal instanceof InvalidInput input
                ? input.errors().stream().map(InvalidInput.FieldError::message).collect(Collectors.joining("\n"))
                : words;
    }

    private String names() {
        return commands.stream().map(AdminCommand::name).sorted().collect(Collectors.joining(", "));
    }

    private static String lines(String outcome, String words) {
        if (words.isBlank()) {
            return outcome + "\t\n";
        }
        return words.lines().map(line -> outcome + "\t" + line + "\n").collect(Collectors.joining());
    }
}
