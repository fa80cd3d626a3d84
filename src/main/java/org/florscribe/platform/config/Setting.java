package org.florscribe.platform.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting there is. The constant's name is the environment variable's name; {@code NAME_FILE} names a file that holds the value. */
public enum Setting {
    APP_ENV(
            SettingType.oneOf("production", "staging", "demo", "development"),
            "production",
            "What this installation is for. Development switches are refused in production."),
    APP_VERSION(
            SettingType.text(), null, "The version that health and logs report. Without it: the version of the WAR."),
    NODE_NAME(SettingType.text(), null, "Name of this node in logs and health. Without it: the host's name."),
    PORT(SettingType.number(1, 65535), "8080", "Port of the web server."),
    LISTEN_ADDRESS(
            SettingType.address(),
            "127.0.0.1",
            "Address the web server listens on. Anything but loopback needs a reverse proxy with TLS in front."),
    PUBLIC_URL(
            SettingType.publicUrl(),
            null,
            "The address people type. Every link and redirect is built from it; requests for other hosts are refused. Without it: http://127.0.0.1:PORT."),
    ALLOWED_ORIGINS(SettingType.origins(), null, "Other web origins that may call the API from a browser."),
    TRUSTED_PROXIES(
            SettingType.networks(),
            null,
            "Reverse proxies whose forwarded headers are believed. Without it: none, not even loopback."),
    OPERATOR_TOKEN(
            SettingType.textOfAtLeast(32),
            null,
            "Bearer token for the detailed health and metrics calls. Without it they stay closed.",
            Kind.SECRET),

    DATA_DIR(SettingType.path(), "data", "Folder for everything this installation keeps. Owner-only; back it up."),
    DATABASE_URL(
            SettingType.database(),
            null,
            "An existing PostgreSQL 17 database, signed in as the application role. Without it: a database of our own in DATA_DIR.",
            Kind.SECRET),
    DATABASE_OWNER_URL(
            SettingType.database(),
            null,
            "The same database, signed in as the role that owns the tables. Used for migrations and jobs. Needed with DATABASE_URL.",
            Kind.SECRET),
    DB_POOL_MAX(SettingType.number(2, 500), "20", "Most database connections of the application on this node."),
    DB_POOL_MIN(SettingType.number(0, 500), "5", "Database connections kept open while idle."),
    DB_POOL_JOBS(
            SettingType.number(5, 500),
            "8",
            "Most database connections of background jobs on this node; nine more are for live audio, for migrations, for counting requests and for hearing of other nodes."),
    DB_POOL_IDLE(SettingType.duration("1s", "1h"), "30s", "How long a connection above DB_POOL_MIN may idle."),
    DB_POOL_WAIT(
            SettingType.duration("100ms", "60s"),
            "2s",
            "How long a request waits for a connection before it is told to come back."),
    NODES(
            SettingType.number(1, 100),
            "1",
            "Number of nodes that share the database; used to check its max_connections."),
    STOP_DELAY(
            SettingType.duration("0s", "60s"),
            "0s",
            "How long a node that stops still serves while it says it is not ready, so that a proxy notices before it is refused."),

    JWT_SECRET(
            SettingType.textOfAtLeast(32),
            null,
            "Signs API tokens. Needed with DATABASE_URL; otherwise made once under DATA_DIR/secrets.",
            Kind.SECRET),
    JWT_EXPIRES_IN(SettingType.duration("10s", "60m"), "15m", "Life of an API access token."),
    JWT_REFRESH_EXPIRES_IN(SettingType.duration("1h", "30d"), "7d", "Life of an API refresh token."),
    MASTER_KEY_FILE(
            SettingType.path(),
            null,
            "File with the master key: 32 random bytes in base64, readable by the owner only. Needed with DATABASE_URL; otherwise made once under DATA_DIR/secrets, unless MASTER_KEY_KMS is set.",
            Kind.PATH_TO_SECRET),
    MASTER_KEY_KMS(
            SettingType.url("https", "http"),
            null,
            "Key of a service that wraps keys, instead of a file: of the transit engine of HashiCorp Vault or OpenBao, an address that ends in /v1/transit/keys/NAME. With MASTER_KEY_FILE as well the file still opens what it wrapped. Private addresses have to be in OUTBOUND_ALLOW."),
    MASTER_KEY_KMS_TOKEN_FILE(
            SettingType.path(),
            null,
            "File with the token for that service, read at each call. It may encrypt and decrypt with that key, and nothing else.",
            Kind.PATH_TO_SECRET),
    MASTER_KEY_KMS_CACHE(
            SettingType.duration("1s", "24h"),
            "1h",
            "How long a node keeps what that service unwrapped, and so goes on while it is away. From half of it on the service is asked again."),
    KEY_CACHE(
            SettingType.duration("1s", "1h"),
            "5m",
            "How long a node keeps a practice's opened keys before it reads them anew. A change of keys waits for it."),
    BACKUP_HORIZON(
            SettingType.duration("1d", "3650d"),
            "35d",
            "How long the oldest backup, archive or snapshot of this installation is kept. Keys that were replaced are destroyed after it, and certificates of deletion name the day."),
    PRACTICE_END_DELAY(
            SettingType.duration("1h", "90d"),
            "7d",
            "How long after it was announced a practice is destroyed for good. Until then it can be taken back."),

    LOG_LEVEL(
            SettingType.oneOf("trace", "debug", "info", "warn", "error"),
            "info",
            "Least important line that is logged."),
    LOG_STDOUT(SettingType.flag(), "false", "Also write the log to standard output, as containers want it."),
    HEAP_MAX(SettingType.heap(), "1g", "Most memory the server's heap may take."),
    JAVA_OPTIONS(SettingType.text(), null, "More options for the server's Java, separated by spaces."),

    SMTP_URL(
            SettingType.url("smtp", "smtps"),
            null,
            "Mail server, smtp://user:password@host:587 (TLS by STARTTLS) or smtps://. Without it invitation and reset links are shown to the admin.",
            Kind.SECRET),
    MAIL_FROM(SettingType.mailAddress(), null, "Sender of our mail. Needed with SMTP_URL."),
    OUTBOUND_ALLOW(
            SettingType.networksWithPorts(),
            null,
            "Private addresses, or addresses by plain http, that outgoing calls may reach, such as 10.0.0.5/32:8443. Without it: none."),

    FFMPEG(
            SettingType.text(),
            null,
            "The program ffmpeg, by its path, that decodes recordings other than WAV in a locked-in process; none turns it off. Without it: the one found on PATH, if any."),

    AUDIO_STORE(
            SettingType.audioStore(),
            "folder",
            "Where sealed audio is kept: in DATA_DIR/audio, or in S3-compatible object storage that all nodes share."),
    AUDIO_STORE_ACCESS_KEY(SettingType.text(), null, "Signs in to the object storage: the id of the key.", Kind.SECRET),
    AUDIO_STORE_SECRET_KEY(SettingType.text(), null, "Signs in to the object storage: the key.", Kind.SECRET),
    AUDIO_FREE_MIN(
            SettingType.heap(),
            "2g",
            "Space on the disk of DATA_DIR below which no new upload is taken. Recordings under way go on."),

    ASSEMBLYAI_API_KEY(
            SettingType.text(),
            null,
            "Key for AssemblyAI, for engines of that kind that have no key of their own. Sent to the vendor's two addresses only.",
            Kind.SECRET),
    OPENAI_API_KEY(
            SettingType.text(),
            null,
            "Key for engines that speak OpenAI's protocol and have none of their own. Sent to the host of OPENAI_BASE_URL only.",
            Kind.SECRET),
    OPENAI_BASE_URL(
            SettingType.url("http", "https"),
            null,
            "Where engines that speak OpenAI's protocol and have no address of their own are reached, with its /v1. Without it: that of OpenAI."),
    STRIPE_SECRET_KEY(SettingType.text(), null, "Billing.", Kind.LATER_SECRET),
    STRIPE_WEBHOOK_SECRET(SettingType.text(), null, "Billing.", Kind.LATER_SECRET),
    SENTRY_DSN(SettingType.text(), null, "Error reports.", Kind.LATER_SECRET),
    SECOND_FACTOR(
            SettingType.oneOf("optional", "admins", "all"),
            null,
            "Who needs a second factor in practices made from now on, until the practice says otherwise. Without it: admins; in a demo nobody."),
    PASSWORDS_REFUSED(
            SettingType.file(),
            null,
            "File of passwords that nobody may choose, besides those the product knows: one in a line, or SHA-1 hashes in order, as lists of breached passwords come."),
    LIMIT_API_PER_MINUTE(limit(), "600", "Requests a minute of one sign-in, token or key."),
    LIMIT_PRACTICE_PER_MINUTE(limit(), "6000", "Requests a minute of a whole practice."),
    LIMIT_ANONYMOUS_PER_MINUTE(
            limit(), "300", "Requests a minute from one address that nobody is signed in for; files and health apart."),
    LIMIT_SIGN_IN_PER_MINUTE(
            limit(),
            "60",
            "Tries to sign in from one address in a minute, right or wrong. Raise it where many share one."),
    LIMIT_SEARCHES_PER_MINUTE(limit(), "60", "Searches for patients a minute of one person."),
    LIMIT_UPLOADS_PER_HOUR(limit(), "30", "Recordings and transcripts that one person brings in an hour."),
    LIMIT_RECORDINGS_PER_HOUR(limit(), "60", "Live recordings that one person begins in an hour."),
    LIMIT_EXPORTS_PER_HOUR(limit(), "100", "Deliveries and downloads of lists of one person in an hour."),
    LIMIT_LETTERS_PER_HOUR(limit(), "5", "Letters asked for from one address without a sign-in, in an hour."),
    LIMIT_OPEN_RECORDINGS(limit(), "50", "Live recordings open at once in a practice."),
    LIMIT_SOCKETS_PER_ADDRESS(
            limit(), "100", "Live recordings from one address at once, on each node. Raise it where many share one."),
    RECORDING_LEFT_AFTER(
            SettingType.duration("2m", "24h"),
            "30m",
            "A live recording that nobody is connected to for so long is closed with what it has, and its clinician is told."),
    AUDIT_RETENTION(
            SettingType.duration("2192d", "36525d"),
            "2192d",
            "How long lines of the access log are kept: six years, or longer where the law asks for more. Whole months go."),
    AUDIT_HEADS_DIR(
            SettingType.path(),
            null,
            "Folder for the daily signed heads of the access logs; best on another machine. Without it: DATA_DIR/audit-heads.");

    private enum Kind {
        PLAIN,
        SECRET,
        PATH_TO_SECRET,
        LATER,
        LATER_SECRET
    }

    @SuppressWarnings("Immutable") // its check is a function without state
    private final SettingType type;

    private final @Nullable String preset;
    private final String meaning;
    private final Kind kind;

    Setting(SettingType type, @Nullable String preset, String meaning) {
        this(type, preset, meaning, Kind.PLAIN);
    }

    Setting(SettingType type, @Nullable String preset, String meaning, Kind kind) {
        this.type = type;
        this.preset = preset;
        this.meaning = meaning;
        this.kind = kind;
    }

    public SettingType type() {
        return type;
    }

    /** The value used when nothing is set; empty when there is none, or when it depends on something else. */
    public Optional<String> preset() {
        return Optional.ofNullable(preset);
    }

    public String meaning() {
        return meaning;
    }

    /** True when the value must never be shown. */
    public boolean isSecret() {
        return kind == Kind.SECRET || kind == Kind.LATER_SECRET;
    }

    /** True for a name that is accepted and checked, but used by a later version only. */
    public boolean isForLater() {
        return kind == Kind.LATER || kind == Kind.LATER_SECRET;
    }

    /** The variable that names a file with the value; none for a setting that is itself the path of a secret. */
    public Optional<String> fileVariable() {
        return kind == Kind.PATH_TO_SECRET ? Optional.empty() : Optional.of(name() + "_FILE");
    }

    /** When this setting may not be missing, in words for the manual; empty when it may. */
    public Optional<String> neededWhen() {
        return switch (this) {
            case DATABASE_OWNER_URL, JWT_SECRET -> Optional.of("DATABASE_URL is set");
            case MASTER_KEY_FILE -> Optional.of("DATABASE_URL is set and MASTER_KEY_KMS is not");
            case MASTER_KEY_KMS_TOKEN_FILE -> Optional.of("MASTER_KEY_KMS is set");
            case AUDIO_STORE_ACCESS_KEY, AUDIO_STORE_SECRET_KEY -> Optional.of("AUDIO_STORE is not folder");
            case MAIL_FROM -> Optional.of("SMTP_URL is set");
            case PUBLIC_URL -> Optional.of("LISTEN_ADDRESS is not loopback");
            default -> Optional.empty();
        };
    }

    private static SettingType limit() {
        return SettingType.number(1, 10_000_000);
    }
}
