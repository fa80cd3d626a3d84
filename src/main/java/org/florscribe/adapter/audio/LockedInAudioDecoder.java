package org.florscribe.adapter.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.florscribe.clinical.recording.AudioDecoder;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.faults.Faults;

/** WAV in Java; everything else by ffmpeg in a child that is locked in, where there is an ffmpeg. */
@ApplicationScoped
public class LockedInAudioDecoder implements AudioDecoder {

    private static final String OFF = "none";

    /** Where the small programs lie, even where the server was started with a bare PATH. */
    private static final List<String> USUAL = List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private final WavDecoder wav = new WavDecoder();
    private final Optional<FfmpegDecoder> ffmpeg;
    private final String without;

    @Inject
    LockedInAudioDecoder(Settings settings, Faults faults) {
        this(settings.optional(Setting.FFMPEG).orElse("ffmpeg"), faults::watching);
    }

    LockedInAudioDecoder(String setting, Child.Threads faults) {
        Optional<String> program =
                setting.equals(OFF) ? Optional.empty() : setting.startsWith("/") ? Optional.of(setting) : find(setting);
        ffmpeg = program.flatMap(p -> FfmpegDecoder.at(p, LockedInAudioDecoder::find, faults));
        without = setting.equals(OFF)
                ? "FFMPEG is set to none"
                : program.map(p -> p + " does not run").orElse("no program " + setting + " was found");
    }

    @Override
    public boolean decodes(String mediaType) {
        return SoundType.of(mediaType)
                .filter(type -> type == SoundType.WAV || ffmpeg.isPresent())
                .isPresent();
    }

    @Override
    public Decoded decode(String mediaType, AudioReader file, long mostMs, Sink sink) {
        SoundType type = SoundType.of(mediaType).orElseThrow(Refused::unknown);
        Optional<Decoded> inJava = type == SoundType.WAV ? wav.decode(file, mostMs, sink) : Optional.empty();
        return inJava.orElseGet(() -> ffmpeg.orElseThrow(() -> Refused.unreadable(
                        "This kind of recording cannot be read on this server. Please convert it to WAV (PCM), or ask whoever"
                                + " looks after the server to install ffmpeg."))
                .decode(type, file, mostMs, sink));
    }

    @Override
    public String describe() {
        return ffmpeg.map(f -> "WAV in Java, all others by " + f.describe())
                .orElse("WAV in Java; all others are sent to the speech engine as they are, as " + without);
    }

    /** All kinds are decoded, and the decoder has no network, no privileges and limits. */
    public boolean isLockedInWell() {
        return ffmpeg.filter(f -> f.measures().size() >= 3).isPresent();
    }

    static Optional<String> find(String name) {
        Stream<String> named =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return Stream.concat(named, USUAL.stream())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toString)
                .findFirst();
    }
}
