package org.florscribe.testing.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneDecoder;
import org.florscribe.testing.tone.WavReader;

/**
 * What a server found in the audio it was sent.
 *
 * @param container {@code wav}, {@code mp3}, {@code flac}, {@code ogg}, {@code mp4}, {@code webm}
 * @param hash SHA-256 of its bytes, to find the same audio again
 */
public record ReceivedSound(String container, long bytes, String hash, Heard heard) {

    public long durationMs() {
        return heard.durationMs();
    }

    /** The voices by the letters that a speech server gives them, in order of their first words. */
    String letter(String speaker) {
        return String.valueOf((char) ('A' + heard.speakers().indexOf(speaker)));
    }

    /** @throws IOException when it is no audio, or less than its head says. Never whole in memory. */
    static ReceivedSound read(InputStream in) throws IOException {
        Path file = Files.createTempFile("received", ".audio");
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream hashed = new DigestInputStream(in, hash);
                    OutputStream out = Files.newOutputStream(file)) {
                hashed.transferTo(out);
            }
            String container = container(file);
            String found = HexFormat.of().formatHex(hash.digest());
            Heard heard = KnownSample.hash().equals(found)
                    ? KnownSample.HEARD
                    : container.equals("wav") ? wav(file) : decoded(file);
            return new ReceivedSound(container, Files.size(file), found, heard);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Heard wav(Path file) throws IOException {
        try (WavReader head = new WavReader(Files.newInputStream(file))) {
            if (head.declaredBytes() != Long.MAX_VALUE && head.declaredBytes() > Files.size(file)) {
                throw new IOException("cut off");
            }
        }
        return ToneDecoder.decodeWav(file);
    }

    private static Heard decoded(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-i", file.toString()));
        command.addAll(List.of("-vn", "-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav", "pipe:1"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return ToneDecoder.decodeWav(process.getInputStream());
        } catch (UncheckedIOException e) {
            throw new IOException("no sound in it", e);
        } finally {
            process.destroy();
        }
    }

    private static String container(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(12);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("RIFF")) {
            return "wav";
        } else if (text.startsWith("fLaC")) {
            return "flac";
        } else if (text.startsWith("OggS")) {
            return "ogg";
        } else if (text.length() > 8 && text.startsWith("ftyp", 4)) {
            return "mp4";
        } else if (text.startsWith("\u001AE\u00DF\u00A3")) {
            return "webm";
        } else if (text.startsWith("ID3") || (head.length > 1 && head[0] == -1 && (head[1] & 0xE0) == 0xE0)) {
            return "mp3";
        }
        throw new IOException("no audio");
    }
}
