package org.florscribe.platform.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed after the WAR's name: the command's words, its arguments, and where settings come from. */
record CommandLine(String command, List<String> arguments, Optional<Path> environmentFile) {

    static final String USAGE = """
            java -jar florscribe.war [--env-file FILE] COMMAND

              serve                            start and serve (also without any command)
              demo                             a practice with made-up people and visits, then serve
              practice create --name NAME      a new practice; prints its set-up link
              practice destroy --practice ID --name NAME
                                               announce that a practice is destroyed for good, days from now
              practice keep --practice ID      take that back
              practice certificate --practice ID
                                               the signed certificate of a practice that was destroyed
              practice sign-out [--practice ID]
                                               sign everybody out, of every practice or one
              staff unlock --email MAIL        let a locked-out person try again
              staff reset-password --email MAIL
              staff reset-second-factor --email MAIL
              config check                     every fault of the settings (exit 78), or none
              migrate [--dry-run]              bring the database up to date, or list what would be done
              keys status                      which keys seal, since when, and how far a change of them is
              keys rotate [--practice ID]      a new key for every practice, or one; nothing stands still for it
              keys rotate --master             wrap them all with the master key beside the present one
              keys destroy [--practice ID]     destroy replaced keys that no backup needs any more
              backup --to FOLDER --keys-to FOLDER
                                               data and audio into the one, keys into the other, both sealed
              restore --from DATA --keys-from KEYS
                                               bring a backup back into an empty database; destroyed stays destroyed
              log level LEVEL [PACKAGE]        change what is logged, until the next start
              doctor                           look at everything this installation needs
              eval TASK --in FILE --out FILE   measure the built-in engine on files of visits (alone: what it can)
              audit verify [--practice ID] [--heads FILE]... [--public-key FILE] [--in FILE] [--without-seals]
                                               prove that nobody changed the access log, or name the first wrong line
              audit export --practice ID --out FILE
                                               the access log as a file that can be checked elsewhere
              version
              help""";

    static CommandLine parse(String... args) {
        List<String> words = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        Optional<Path> file = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.indexOf('\t') >= 0 || arg.indexOf('\n') >= 0 || arg.indexOf('\r') >= 0) {
                throw new StartFailed(StartFailed.USAGE, "an argument holds a tab or a line break");
            }
            if (arg.equals("--env-file")) {
                if (i + 1 == args.length) {
                    throw new StartFailed(StartFailed.USAGE, "--env-file needs the name of a file");
                }
                file = Optional.of(Path.of(args[++i]));
            } else if (words.equals(List.of("eval"))) {
                arguments.add(arg); // its options are its own
            } else if (arguments.isEmpty() && !arg.startsWith("-") && words.size() < wordsOf(words)) {
                words.add(arg);
            } else {
                arguments.add(arg);
            }
        }
        String command = words.isEmpty() ? (arguments.isEmpty() ? "serve" : arguments.get(0)) : String.join(" ", words);
        return new CommandLine(command, List.copyOf(arguments), file);
    }

    /** The arguments, with the paths after these options made absolute: the server works in another folder. */
    List<String> absolutePaths(String... options) {
        List<String> absolute = new ArrayList<>(arguments);
        for (int i = 1; i < absolute.size(); i++) {
            if (List.of(options).contains(absolute.get(i - 1))) {
                absolute.set(
                        i, Path.of(absolute.get(i)).toAbsolutePath().normalize().toString());
            }
        }
        return absolute;
    }

    /** practice, staff, config, log, keys and audit are followed by a second word. */
    private static int wordsOf(List<String> words) {
        boolean group = !words.isEmpty()
                && List.of("practice", "staff", "config", "log", "keys", "audit")
                        .contains(words.get(0));
        return group ? 2 : 1;
    }
}
