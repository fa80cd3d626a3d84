package org.florscribe.testing.sound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** ffmpeg as tests use it to make files: with temporary ones, as some kinds can only be written with a step back. */
public final class Ffmpeg {

    private Ffmpeg() {}

    /**
     * @param ending of the file to make, such as {@code m4a}
     * @param options between the input and the output
     */
    public static byte[] from(byte[] wav, String ending, String... options) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("florscribe-sound");
            Path in = Files.write(folder.resolve("in.wav"), wav);
            Path out = folder.resolve("out." + ending);
            List<String> line = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-i", in.toString()));
            line.addAll(List.of(options));
            line.add(out.toString());
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("ffmpeg made no " + ending + ": " + words);
            }
            byte[] made = Files.readAllBytes(out);
            Files.delete(in);
            Files.delete(out);
            Files.delete(folder);
            return made;
        } catch (IOException e) {
            throw new IllegalStateException("ffmpeg is needed (Debian, Ubuntu: apt install ffmpeg)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
