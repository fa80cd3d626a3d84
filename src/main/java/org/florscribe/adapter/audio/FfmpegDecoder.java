package org.florscribe.adapter.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.clinical.recording.AudioDecoder.Decoded;
import org.florscribe.clinical.recording.AudioDecoder.Sink;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.Pcm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ffmpeg as a child that sees one pipe of bytes and nothing else: no name of a file, one reader that we named, decoders of sound only,
 * an empty environment, and the measures of {@link ChildLine}.
 */
final class FfmpegDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegDecoder.class);

    private static final Pattern VERSION = Pattern.compile("^ffmpeg version ([0-9A-Za-z.+~:-]{1,40})");

    /** What speech comes in. Pictures are never decoded, as none of their decoders is here. */
    private static final String CODECS =
            "aac,aac_latm,ac3,eac3,alac,amrnb,amrwb,flac,gsm,gsm_ms,libopus,libvorbis,mp1,mp1float,"
                    + "mp2,mp2float,mp3,mp3float,opus,vorbis,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_g726,pcm_alaw,pcm_mulaw,pcm_u8,"
                    + "pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f64le";

    /** Each encoder of AAC puts at least one frame in front; a bare stream cannot say so, a file with boxes does. */
    private static final int AAC_PRIMING = 1_024;

    private static final Duration TRIAL = Duration.ofSeconds(10);

    private final String program;
    private final String version;
    private final ChildLine line;
    private final Child.Threads faults;

    private FfmpegDecoder(String program, String version, ChildLine line, Child.Threads faults) {
        this.program = program;
        this.version = version;
        this.line = line;
        this.faults = faults;
    }

    /** @return empty when it does not run on this machine */
    static Optional<FfmpegDecoder> at(String program, ChildLine.Programs programs, Child.Threads faults) {
        return version(program, faults)
                .map(version -> new FfmpegDecoder(
                        program,
                        version,
                        ChildLine.strictest(programs, isRoot(), steps -> decodesSilence(program, steps, faults)),
                        faults));
    }

    Decoded decode(SoundType type, AudioReader file, long mostMs, Sink sink) {
        FileWalk walk = FileWalk.of(type);
        Even out = new Even(sink, Pcm.bytes(mostMs));
        long seconds = 20 + mostMs / 5_000;
        try (InputStream in = type.isBoxes() ? Boxes.indexFirst(file) : file.from(0);
                Child child = Child.start(line.of(command(type), seconds), faults)) {
            Child.Ended ended =
                    child.run(in, walk::pass, out, Duration.ofSeconds(30).plusMillis(mostMs / 2));
            boolean signalled = ended.how() == Child.End.BY_ITSELF && (ended.exitCode() < 0 || ended.exitCode() > 128);
            if (ended.how() == Child.End.OUT_OF_TIME || signalled || out.bytes() == 0) {
                LOG.atInfo()
                        .addKeyValue("type", type.mediaType())
                        .addKeyValue("end", ended.how())
                        .addKeyValue("exit", ended.exitCode())
                        .addKeyValue("bytes", out.bytes())
                        .log("ffmpeg did not decode a file");
                boolean nothingInIt = ended.exitCode() == 0 || ended.words().contains("matches no streams");
                throw nothingInIt ? Refused.silentFile() : Refused.damaged();
            }
            boolean wasRead = ended.how() == Child.End.BY_ITSELF && ended.inputWasRead();
            boolean broken = ended.how() == Child.End.BY_ITSELF && ended.exitCode() != 0;
            return new Decoded(out.bytes(), broken || (wasRead && walk.isCutOff(Pcm.milliseconds(out.bytes()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String describe() {
        return "ffmpeg " + version + " in a child process with pipes only, time limits"
                + (line.measures().isEmpty() ? "" : ", " + String.join(", ", line.measures()));
    }

    List<String> measures() {
        return line.measures();
    }

    private List<String> command(SoundType type) {
        List<String> command = new ArrayList<>(List.of(program, "-nostdin", "-hide_banner", "-loglevel", "error"));
        command.addAll(List.of("-protocol_whitelist", "pipe", "-format_whitelist", type.demuxer()));
        command.addAll(List.of("-codec_whitelist", CODECS, "-threads", "1", "-f", type.demuxer(), "-i", "pipe:0"));
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        String trim = type == SoundType.AAC ? "atrim=start_sample=" + AAC_PRIMING + ",asetpts=PTS-STARTPTS," : "";
        command.addAll(List.of("-af", trim + "aresample=" + Pcm.RATE + ":async=1:first_pts=0"));
        command.addAll(List.of("-threads", "1", "-ac", "1", "-ar", "" + Pcm.RATE, "-f", "s16le", "pipe:1"));
        return command;
    }

    private static Optional<String> version(String program, Child.Threads faults) {
        StringBuilder words = new StringBuilder();
        boolean well = runs(List.of(program, "-version"), InputStream.nullInputStream(), faults, (b, length) -> {
            words.append(new String(b, 0, length, StandardCharsets.ISO_8859_1));
            return words.length() < 10_000;
        });
        Matcher matcher = VERSION.matcher(words);
        return well && matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The same way as in earnest: threads, pipes, resampling. */
    private static boolean decodesSilence(String program, List<String> steps, Child.Threads faults) {
        List<String> command = new ArrayList<>(steps);
        command.addAll(
                List.of(program, "-nostdin", "-loglevel", "error", "-protocol_whitelist", "pipe", "-f", "s16le"));
        command.addAll(List.of("-ar", "48000", "-i", "pipe:0", "-af", "aresample=16000", "-f", "s16le", "pipe:1"));
        long[] heard = {0};
        boolean well = runs(command, new ByteArrayInputStream(new byte[96_000]), faults, (b, length) -> {
            heard[0] += length;
            return true;
        });
        return well && heard[0] > 30_000;
    }

    private static boolean runs(List<String> command, InputStream input, Child.Threads faults, Child.Taker taker) {
        try (Child child = Child.start(command, faults)) {
            Child.Ended ended = child.run(input, (b, length) -> {}, taker, TRIAL);
            return ended.how() == Child.End.BY_ITSELF && ended.exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Pipes break anywhere, samples do not. */
    private static final class Even implements Child.Taker {

        private final Sink sink;
        private final long most;
        private long bytes;
        private byte half;
        private boolean halved;

        Even(Sink sink, long most) {
            this.sink = sink;
            this.most = most;
        }

        @Override
        public boolean take(byte[] content, int length) {
            byte[] whole = new byte[length + 1];
            int at = 0;
            if (halved) {
                whole[at++] = half;
            }
            System.arraycopy(content, 0, whole, at, length);
            at += length;
            halved = at % 2 == 1;
            if (halved) {
                half = whole[--at];
            }
            int wanted = (int) Math.min(at, most - bytes);
            if (wanted > 0) {
                sink.pcm(whole, wanted);
                bytes += wanted;
            }
            return bytes < most;
        }

        long bytes() {
            return bytes;
        }
    }
}
