package org.florscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts, the pipeline and the ignore rules: what holds for all of them. */
class ScriptsTest {

    private static final Pattern CARRIES_ON = Pattern.compile(
            "\\|\\|\\s*(true|:)(\\s|$)|continue-on-error|set \\+e|failOnError=false|-fae\\b|-Dmaven\\.test\\.failure\\.ignore");
    private static final Pattern PINNED =
            Pattern.compile("uses:\\s*[\\w./-]+@(v?\\d+\\.\\d+\\.\\d+|[0-9a-f]{40})\\b.*");

    @TempDir
    Path folder;

    @Test
    void no_step_carries_on_after_an_error() throws IOException {
        for (Path file : scriptsAndWorkflows()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(CARRIES_ON);
        }
    }

    @Test
    void shell_scripts_stop_at_the_first_error() throws IOException {
        for (Path file : scriptsAndWorkflows()) {
            String text = Files.readString(file);
            if (text.startsWith("#!/usr/bin/env bash")) {
                assertThat(text).as(file.toString()).contains("\nset -euo pipefail\n");
            }
        }
    }

    @Test
    void every_script_says_in_one_line_what_it_is_for() throws Exception {
        Said help = run(Path.of("."), "scripts/help");
        assertThat(help.code()).as(help.text()).isZero();
        try (Stream<Path> scripts = Files.list(Path.of("scripts"))) {
            for (Path script : scripts.filter(Files::isRegularFile)
                    .filter(Files::isExecutable)
                    .toList()) {
                assertThat(help.text()).containsPattern("(?m)^" + Pattern.quote(script.toString()) + " +\\S");
            }
        }
    }

    @Test
    void a_script_without_such_a_line_is_found() throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.copy(Path.of("scripts/help"), scripts.resolve("help"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(scripts.resolve("mute"), "#!/usr/bin/env bash\n\nset -e\n");
        assertThat(scripts.resolve("mute").toFile().setExecutable(true)).isTrue();
        assertThat(run(folder, "scripts/help").code()).isNotZero();
    }

    @Test
    void actions_are_pinned_and_jobs_have_least_rights() throws IOException {
        try (Stream<Path> workflows = Files.list(Path.of(".github/workflows"))) {
            for (Path workflow : workflows.toList()) {
                String text = Files.readString(workflow);
                assertThat(text.lines().map(String::strip).filter(l -> l.contains("uses:")))
                        .as(workflow.toString())
                        .allMatch(l -> PINNED.matcher(l.replaceFirst("^- ", "")).matches());
                assertThat(text).contains("\npermissions:\n  contents: read\n").doesNotContain("pull_request_target");
            }
        }
        assertThat(Files.readString(Path.of(".github/workflows/ci.yml"))).contains(".ci/run");
        assertThat(Files.readString(Path.of(".ci/run"))).contains("scripts/test");
    }

    @Test
    void what_must_never_be_committed_is_ignored() throws Exception {
        git("init", "-q");
        Files.copy(Path.of(".gitignore"), folder.resolve(".gitignore"));
        git("add", ".gitignore");
        for (String name : List.of(
                ".env",
                ".env.local",
                ".env.production",
                "db.backup",
                "settings.local",
                "master.key",
                "tls.pem",
                "store.p12",
                "store.jks",
                "practice.keyset",
                "florscribe.dump",
                "all.sql.gz",
                "visit.wav",
                "visit.mp3",
                "visit.webm",
                "visit.flac",
                "data/postgres/PG_VERSION",
                "target/florscribe.war")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, "x");
        }
        assertThat(git("status", "--porcelain", "--untracked-files=all").text().strip())
                .isEqualTo("A  .gitignore");
        Files.writeString(folder.resolve(".env.example"), "x");
        assertThat(git("status", "--porcelain", "--untracked-files=all").text()).contains("?? .env.example");
    }

    @Test
    void this_tree_and_its_history_hold_no_secret() throws Exception {
        Said scan = run(Path.of("."), "scripts/scan-secrets");
        assertThat(scan.code()).as(scan.text()).isZero();
    }

    @Test
    void a_planted_secret_is_found_in_tree_index_and_history_and_not_shown() throws Exception {
        String key = "AKIA" + "Q3W5E7R2T4Y6U2I4"; // not a secret: made up for this test
        git("init", "-q");
        Files.createDirectory(folder.resolve("scripts"));
        Path scan = folder.resolve("scripts/scan-secrets");
        Files.copy(Path.of("scripts/scan-secrets"), scan, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(folder.resolve("notes.txt"), "id " + key + "\n");
        git("add", "-A");
        assertThat(run(folder, "scripts/scan-secrets", "--staged").code()).isEqualTo(1);
        Said tree = run(folder, "scripts/scan-secrets", "--tree");
        assertThat(tree.code()).isEqualTo(1);
        assertThat(tree.text()).contains("notes.txt:1: AWS access key").doesNotContain(key);
        commit("one");
        Files.writeString(folder.resolve("notes.txt"), "clean\n");
        git("add", "-A");
        commit("two");
        assertThat(run(folder, "scripts/scan-secrets", "--tree").code()).isZero();
        assertThat(run(folder, "scripts/scan-secrets", "--history").code()).isEqualTo(1);
    }

    @Test
    void a_commit_with_a_secret_is_refused() throws Exception {
        git("init", "-q");
        for (String name : List.of(
                "scripts/scan-secrets", "scripts/hooks", "scripts/lib/needs.sh", "scripts/githooks/pre-commit")) {
            Path copy = folder.resolve(name);
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(Path.of(name), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertThat(run(folder, "scripts/hooks").code()).isZero();
        Files.writeString(folder.resolve("id.txt"), "-----BEGIN EC " + "PRIVATE KEY-----\n");
        git("add", "-A");
        assertThat(git("-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "x")
                        .code())
                .isNotZero();
        git("rm", "-q", "--cached", "id.txt");
        Said commit = git("-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", "x");
        assertThat(commit.code()).as(commit.text()).isZero();
    }

    @Test
    void nothing_names_a_path_of_one_machine() throws IOException {
        for (Path file : scriptsAndWorkflows()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("/home/", "/work/", "/Users/");
        }
    }

    private void commit(String message) throws IOException, InterruptedException {
        Said said = git("-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-qm", message);
        assertThat(said.code()).as(said.text()).isZero();
    }

    private static List<Path> scriptsAndWorkflows() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String root : List.of("scripts", ".ci", ".github")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .filter(f -> !f.toString().endsWith(".pyc"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private Said git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return run(folder, command.toArray(new String[0]));
    }

    private record Said(int code, String text) {}

    private static Said run(Path where, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).directory(where.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("GIT_")); // a hook that runs these tests has its own
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
