package org.florscribe.adapter.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of a program that reads what strangers made. Three small programs of util-linux step in before it, each of which
 * becomes the next, so that there is one process in the end: unshare takes the network away, setpriv all privileges, prlimit sets
 * limits of the operating system. What does not work on this machine is left out, and said.
 */
record ChildLine(List<String> steps, List<String> measures) {

    /** Bytes of address space: decoders of sound need some 300 MB of it, mostly for the program itself. */
    private static final long MEMORY = 1_500_000_000L;

    private static final int OPEN_FILES = 64;
    private static final int PROCESSES = 64;

    /** Where the places of util-linux on this machine are found. */
    interface Programs {

        Optional<String> find(String name);
    }

    /** Whether a command line comes to its end well. */
    interface Trial {

        boolean works(List<String> steps);
    }

    ChildLine {
        steps = List.copyOf(steps);
        measures = List.copyOf(measures);
    }

    /** The strictest there is on this machine. */
    static ChildLine strictest(Programs programs, boolean root, Trial trial) {
        List<String> steps = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        Optional<String> unshare = programs.find("unshare");
        Optional<String> setpriv = programs.find("setpriv");
        Optional<String> prlimit = programs.find("prlimit");
        boolean ownUsers = false;
        boolean nobodyElse = false;
        if (unshare.isPresent()) {
            List<String> ofRoot = List.of(unshare.get(), "--net", "--ipc", "--");
            List<String> ofUser = List.of(unshare.get(), "--map-root-user", "--net", "--ipc", "--");
            if (root && trial.works(ofRoot)) {
                steps.addAll(ofRoot);
                measures.add("no network");
            } else if (trial.works(ofUser)) {
                steps.addAll(ofUser);
                measures.add("no network");
                ownUsers = true;
            }
        }
        if (setpriv.isPresent()) {
            List<String> plain = List.of("--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", "--");
            List<String> nobody = List.of("--reuid=65534", "--regid=65534", "--clear-groups");
            List<String> weak = List.of("--no-new-privs", "--");
            if (root && !ownUsers && add(steps, trial, setpriv.get(), nobody, plain)) {
                measures.add("no privileges, user 65534");
                nobodyElse = true;
            } else if (add(steps, trial, setpriv.get(), plain)) {
                measures.add("no privileges");
            } else if (add(steps, trial, setpriv.get(), weak)) {
                measures.add("no new privileges");
            }
        }
        if (prlimit.isPresent()) {
            List<String> limits = List.of("--as=" + MEMORY, "--fsize=0", "--core=0", "--nofile=" + OPEN_FILES);
            // counted for each user: ours runs a server with hundreds of threads
            List<String> processes = List.of("--nproc=" + PROCESSES);
            if ((ownUsers || nobodyElse) && add(steps, trial, prlimit.get(), limits, processes)) {
                measures.add("at most " + PROCESSES + " threads");
                measures.add("1.5 GB of memory, no file written");
            } else if (add(steps, trial, prlimit.get(), limits)) {
                measures.add("1.5 GB of memory, no file written");
            }
        }
        return new ChildLine(steps, measures);
    }

    @SafeVarargs
    private static boolean add(List<String> steps, Trial trial, String program, List<String>... options) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(program);
        for (List<String> some : options) {
            longer.addAll(some);
        }
        if (!trial.works(longer)) {
            return false;
        }
        steps.clear();
        steps.addAll(longer);
        return true;
    }

    /** With a limit of processor seconds, where limits can be set. */
    List<String> of(List<String> program, long seconds) {
        List<String> line = new ArrayList<>(steps);
        int limits = line.indexOf("--core=0");
        if (limits >= 0) {
            line.add(limits, "--cpu=" + seconds);
        }
        line.addAll(program);
        return line;
    }
}
