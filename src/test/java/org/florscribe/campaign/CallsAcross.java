package org.florscribe.campaign;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.florscribe.practice.identity.Role;
import org.florscribe.testing.Clinic;

/** People of one practice make every call with an id of another in each place that an id goes. */
final class CallsAcross {

    /** What a program is told of a call that is for people, and of one that it has to sign, before anything is looked for. */
    private static final Set<String> NOT_FOR_PROGRAMS = Set.of("insufficient-scope", "signature-required");

    private final Belongings ours;
    private final Belongings theirs;
    private final List<Operation> operations;
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> unreached = new TreeSet<>();
    private int asked;

    CallsAcross(Belongings ours, Belongings theirs, List<Operation> operations) {
        this.ours = ours;
        this.theirs = theirs;
        this.operations = operations;
    }

    /** What should not have come of it. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Calls that refused everybody before they looked for what was named. */
    Set<String> unreached() {
        return Set.copyOf(unreached);
    }

    /** Calls that named a thing of the other practice. */
    int asked() {
        return asked;
    }

    void askForEverything(Map<Role, Clinic> people) {
        for (Operation operation : operations) {
            for (String slot : operation.slots()) {
                if (operation.isOpen() || ForeignCalls.isWord(slot)) {
                    continue;
                }
                boolean found = false;
                for (Map.Entry<Role, Clinic> person : people.entrySet()) {
                    for (String form : operation.forms()) {
                        found |= ask(operation, slot, person.getKey(), person.getValue(), form);
                    }
                }
                if (!found) {
                    unreached.add(operation.name() + " " + slot);
                }
            }
        }
    }

    private boolean ask(Operation operation, String slot, Role role, Clinic person, String form) {
        Clinic.Answer answer = send(person, operation, ForeignCalls.path(operation, ours, theirs, slot), slot, form);
        asked++;
        boolean refused = role == Role.API_CLIENT && NOT_FOR_PROGRAMS.contains(answer.slug());
        if (!refused && !isRight(slot, answer)) {
            wrong.add(role + " " + form + " " + slot + ": " + answer.call() + " gave " + answer.status() + " "
                    + answer.slug());
        }
        if (!isKeptByNobody(answer)) {
            wrong.add(operation.name() + " may be kept by a browser or proxy");
        }
        leaks(operation, answer).forEach(it -> wrong.add(operation.name() + " " + slot + " tells of " + it));
        return answer.status() == (slot.startsWith("query:") ? 200 : 404);
    }

    /** A filter is answered with nothing; a thing that is not there, as such; in a body, those who may not act learn that only. */
    private static boolean isRight(String slot, Clinic.Answer answer) {
        if (slot.startsWith("path:")) {
            return answer.status() == 404 && answer.slug().equals("not-found");
        }
        return answer.status() == 403
                || answer.status() == 404
                || (slot.startsWith("query:") && answer.status() == 200);
    }

    static boolean isKeptByNobody(Clinic.Answer answer) {
        return answer.response().headers().allValues("Cache-Control").equals(List.of("no-store"));
    }

    /** @param slot where the other practice's id goes */
    Clinic.Answer send(Clinic person, Operation operation, String path, String slot, String form) {
        Map<String, String> headers = new TreeMap<>(Map.of("Accept", form, "If-Match", "\"1\""));
        if (operation.method().equals("GET")) {
            return person.get(path, form);
        }
        headers.put("Content-Type", "application/json");
        return person.send(
                operation.method(),
                path,
                BodyPublishers.ofString(ForeignCalls.body(operation, ours, theirs, slot)),
                headers);
    }

    /** The access log holds what we asked for ourselves: there, ids are our own asking, and words would be theirs. */
    List<String> leaks(Operation operation, Clinic.Answer answer) {
        boolean log = operation.root().equals("audit");
        String text = answer.text();
        return (log ? theirs.words().stream() : theirs.traces())
                .filter(text::contains)
                .toList();
    }
}
