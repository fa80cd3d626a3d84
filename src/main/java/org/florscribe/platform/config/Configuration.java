package org.florscribe.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All settings read from an environment at once: the values, every fault in words, and notices that stop nothing. No secret is ever in the words. */
public final class Configuration {

    private static final Set<String> SAMPLES = Set.of(
            "postgres",
            "password",
            "secret",
            "changeme",
            "changeit",
            "example",
            "test",
            "admin",
            "root",
            "default",
            "sample",
            "placeholder",
            "todo",
            "none");
    private static final Pattern LOOKS_LIKE_A_SAMPLE = Pattern.compile(
            "<.*>|\\$\\{.*}|x{4,}|(.)\\1{7,}|.*(change[-_ ]?(me|this|in[-_ ]prod)|your[-_ ].*[-_ ](here|key|secret|token)|replace[-_ ]?(me|this|with)|(super|very)[-_ ]?secret|my[-_ ]?secret|insert[-_ ].*[-_ ]here|at[-_ ]least[-_ ]32).*|(012345678|123456789|abcdefgh).*");
    private static final Pattern DEBUGGER =
            Pattern.compile("jdwp|jmxremote|-Xdebug|-XX:\\+HeapDumpOnOutOfMemoryError|javaagent");
    private static final Map<String, String> RENAMED = Map.of("FRONTEND_URL", "PUBLIC_URL", "NODE_ENV", "APP_ENV");

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final Set<Setting> unusable = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Configuration(Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            String value = read(setting, environment);
            if (value != null && !value.isBlank()) {
                check(setting, value.strip());
            }
        }
        checkTogether();
        noticeForeignNames(environment);
    }

    public static Configuration of(Map<String, String> environment) {
        return new Configuration(environment);
    }

    /** Everything that is wrong, one sentence each, in the order of the settings. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public List<String> notices() {
        return List.copyOf(notices);
    }

    static boolean knows(String name) {
        return RENAMED.containsKey(name)
                || name.startsWith("REDIS_")
                || name.startsWith("VITE_")
                || Arrays.stream(Setting.values())
                        .anyMatch(s -> s.name().equals(name)
                                || s.fileVariable().orElse("").equals(name));
    }

    /** The value as set, or the preset, or what follows from other settings. */
    public Optional<String> find(Setting setting) {
        String value = values.get(setting);
        if (value != null) {
            return Optional.of(value);
        }
        if (setting == Setting.PUBLIC_URL) {
            return find(Setting.PORT).map(port -> "http://127.0.0.1:" + port);
        }
        return setting.preset();
    }

    /** A setting that is a time; it is set or has a preset. */
    public Duration duration(Setting setting) {
        return SettingType.parseDuration(find(setting).orElseThrow());
    }

    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    private static @Nullable String nonBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable String read(Setting setting, Map<String, String> environment) {
        String direct = nonBlank(environment.get(setting.name()));
        String variable = setting.fileVariable().orElse("");
        String file = variable.isEmpty() ? null : nonBlank(environment.get(variable));
        if (file == null) {
            return direct;
        }
        if (direct != null) {
            fault(setting, setting.name() + " and " + variable + " are both set: remove one");
            return null;
        }
        try {
            String text = Files.readString(Path.of(file.strip())).strip();
            if (text.isEmpty()) {
                fault(setting, variable + " names an empty file");
                return null;
            }
            return text;
        } catch (IOException | IllegalArgumentException e) {
            fault(
                    setting,
                    variable + " names a file that cannot be read ("
                            + e.getClass().getSimpleName() + ")");
            return null;
        }
    }

    private void check(Setting setting, String value) {
        String wrong = setting.type().fault(value);
        if (wrong == null && setting.isSecret() && isSample(secretPart(setting, value))) {
            wrong = "this is a sample value from a manual: set one of your own";
        }
        if (wrong != null) {
            fault(setting, setting.name() + (setting.isSecret() ? ": " : " is '" + brief(value) + "': ") + wrong);
            return;
        }
        if (setting == Setting.MASTER_KEY_FILE && !checkKeyFile(Path.of(value))) {
            return;
        }
        values.put(setting, value);
        if (setting.isForLater()) {
            notices.add(setting.name() + " is known, but used by a later version only.");
        }
    }

    private static String secretPart(Setting setting, String value) {
        return setting == Setting.DATABASE_URL || setting == Setting.DATABASE_OWNER_URL
                ? DatabaseAddress.parse(value).password()
                : value;
    }

    private boolean checkKeyFile(Path file) {
        if (!Files.isReadable(file)) {
            fault(Setting.MASTER_KEY_FILE, "MASTER_KEY_FILE names a file that cannot be read: " + file);
            return false;
        }
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                fault(
                        Setting.MASTER_KEY_FILE,
                        "MASTER_KEY_FILE can be read by everybody on this machine: chmod 600 " + file);
                return false;
            }
        } catch (IOException | UnsupportedOperationException e) {
            notices.add("MASTER_KEY_FILE: who may read it could not be checked.");
        }
        return true;
    }

    private void checkTogether() {
        boolean external = isSet(Setting.DATABASE_URL) || unusable.contains(Setting.DATABASE_URL);
        for (Setting setting : List.of(Setting.DATABASE_OWNER_URL, Setting.JWT_SECRET, Setting.MASTER_KEY_FILE)) {
            boolean elsewhere = setting == Setting.MASTER_KEY_FILE && !isMissing(Setting.MASTER_KEY_KMS);
            if (external && isMissing(setting) && !elsewhere) {
                fault(setting, setting.name() + " is missing: with DATABASE_URL it must be set");
            }
        }
        if (isSet(Setting.DATABASE_OWNER_URL) && !external) {
            fault(
                    Setting.DATABASE_OWNER_URL,
                    "DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for a database of our own");
        }
        if (isSet(Setting.DATABASE_URL) && isSet(Setting.DATABASE_OWNER_URL)) {
            checkRoles();
        }
        if (isSet(Setting.MASTER_KEY_KMS) && isMissing(Setting.MASTER_KEY_KMS_TOKEN_FILE)) {
            fault(
                    Setting.MASTER_KEY_KMS_TOKEN_FILE,
                    "MASTER_KEY_KMS_TOKEN_FILE is missing: with MASTER_KEY_KMS it must be set");
        }
        if (isSet(Setting.SMTP_URL) && isMissing(Setting.MAIL_FROM)) {
            fault(Setting.MAIL_FROM, "MAIL_FROM is missing: with SMTP_URL it must be set");
        }
        checkAudioStore();
        String listen = values.getOrDefault(Setting.LISTEN_ADDRESS, "127.0.0.1");
        if (!DatabaseAddress.isLoopback(listen) && isMissing(Setting.PUBLIC_URL)) {
            fault(Setting.PUBLIC_URL, "PUBLIC_URL is missing: with LISTEN_ADDRESS " + listen + " it must be set");
        }
        if (number(Setting.DB_POOL_MIN) > number(Setting.DB_POOL_MAX)) {
            fault(Setting.DB_POOL_MIN, "DB_POOL_MIN is larger than DB_POOL_MAX");
        }
        if (find(Setting.APP_ENV).orElseThrow().equals("production")
                && DEBUGGER.matcher(values.getOrDefault(Setting.JAVA_OPTIONS, ""))
                        .find()) {
            fault(
                    Setting.JAVA_OPTIONS,
                    "JAVA_OPTIONS opens a debugger, agent or memory dump: not with APP_ENV=production");
        }
    }

    private void checkAudioStore() {
        if (!isSet(Setting.AUDIO_STORE)
                || find(Setting.AUDIO_STORE).orElseThrow().equals(ObjectStorageAddress.FOLDER)) {
            return;
        }
        for (Setting setting : List.of(Setting.AUDIO_STORE_ACCESS_KEY, Setting.AUDIO_STORE_SECRET_KEY)) {
            if (isMissing(setting)) {
                fault(setting, setting.name() + " is missing: with AUDIO_STORE on object storage it must be set");
            }
        }
    }

    private void checkRoles() {
        var app = DatabaseAddress.parse(find(Setting.DATABASE_URL).orElseThrow());
        var owner = DatabaseAddress.parse(find(Setting.DATABASE_OWNER_URL).orElseThrow());
        if (!app.place().equals(owner.place())) {
            fault(Setting.DATABASE_OWNER_URL, "DATABASE_OWNER_URL and DATABASE_URL name different databases");
        }
        if (app.user().equals(owner.user())) {
            fault(
                    Setting.DATABASE_OWNER_URL,
                    "DATABASE_OWNER_URL and DATABASE_URL sign in as the same role: the application's role must own nothing");
        }
    }

    private void noticeForeignNames(Map<String, String> environment) {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (nonBlank(environment.get(name)) == null) {
                continue;
            }
            String successor = RENAMED.get(name);
            if (successor != null) {
                notices.add(name + " is not read: its name here is " + successor + ".");
            } else if (name.startsWith("REDIS_") || name.startsWith("VITE_")) {
                notices.add(name + " has no meaning here: FlorScribe uses "
                        + (name.startsWith("VITE_")
                                ? "no values built into pages."
                                : "no Redis; queue and sessions live in PostgreSQL."));
            }
        }
    }

    private boolean isMissing(Setting setting) {
        return !isSet(setting) && !unusable.contains(setting);
    }

    private int number(Setting setting) {
        return find(setting).map(Integer::parseInt).orElse(0);
    }

    private void fault(Setting setting, String words) {
        unusable.add(setting);
        faults.add(words);
    }

    private static boolean isSample(String value) {
        String v = value.toLowerCase(Locale.ROOT);
        return SAMPLES.contains(v) || LOOKS_LIKE_A_SAMPLE.matcher(v).matches();
    }

    private static String brief(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
