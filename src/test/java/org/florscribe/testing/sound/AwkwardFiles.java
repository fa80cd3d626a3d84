package org.florscribe.testing.sound;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The recordings that people really bring, and those that nobody should, made from one WAV of 16 kHz, mono, PCM16. */
public final class AwkwardFiles {

    private static final int HEAD = 44;
    private static final int RATE = 16_000;
    private static final String COLOUR = "color=c=gray:s=160x120:r=5:d=";

    private final byte[] wav;
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    private AwkwardFiles(byte[] wav) {
        this.wav = wav;
    }

    /** By name; the names end as the files would. */
    public static Map<String, byte[]> from(byte[] wav) {
        AwkwardFiles files = new AwkwardFiles(wav);
        files.makeOtherForms();
        files.makeLevels();
        files.makeOddWavs();
        files.cut("mp3");
        files.cut("webm");
        files.cut("ogg");
        files.cut("m4a");
        files.makeOthers();
        return files.made;
    }

    private void makeOtherForms() {
        made.put("talk.wav", wav);
        made.put("wav-named.m4a", wav);
        make("stereo44.wav", "-ar", "44100", "-ac", "2");
        make("left-only.wav", "-af", "pan=stereo|c0=c0|c1=0*c0");
        make("talk8k.wav", "-ar", "8000");
        make("mulaw8k.wav", "-ar", "8000", "-c:a", "pcm_mulaw");
        make("alaw8k.wav", "-ar", "8000", "-c:a", "pcm_alaw");
        make("float48.wav", "-ar", "48000", "-c:a", "pcm_f32le");
        make("pcm24.wav", "-ar", "48000", "-c:a", "pcm_s24le");
        make("pcm32.wav", "-ar", "11025", "-c:a", "pcm_s32le");
        make("double.wav", "-ar", "22050", "-c:a", "pcm_f64le");
        make("eight192.wav", "-ar", "192000", "-af", "pan=7.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0|c6=c0|c7=c0");
        make("adpcm.wav", "-c:a", "adpcm_ms");
        make("talk.mp3", "-c:a", "libmp3lame", "-b:a", "64k", "-metadata", "title=Visit");
        made.put("mp3-named.wav", requireNonNull(made.get("talk.mp3")));
        make("talk.flac", "-c:a", "flac");
        make("talk.webm", "-c:a", "libopus", "-b:a", "24k");
        make("no-duration.webm", "-c:a", "libopus", "-b:a", "24k", "-f", "webm", "-live", "1");
        make("talk.ogg", "-c:a", "libopus", "-b:a", "24k");
        make("vorbis.ogg", "-c:a", "libvorbis", "-ar", "44100", "-b:a", "64k");
        make("talk.m4a", "-c:a", "aac", "-b:a", "64k");
        make("index-first.m4a", "-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart");
        make("pieces.mp4", "-ar", "44100", "-c:a", "aac", "-b:a", "64k", "-movflags", "+frag_keyframe+empty_moov");
        make("talk.aac", "-c:a", "aac", "-b:a", "64k");
        make("video.mp4", "-f", "lavfi", "-i", COLOUR + "20", "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "64k");
        make("video.webm", "-f", "lavfi", "-i", COLOUR + "20", "-c:v", "libvpx", "-c:a", "libopus");
        make("video-only.mp4", "-f", "lavfi", "-i", COLOUR + "5", "-map", "1:v", "-c:v", "mpeg4", "-t", "5");
    }

    private void makeLevels() {
        made.put("silence.wav", wav(new byte[10 * 2 * RATE]));
        Random chance = new Random(7);
        made.put("quiet-room.wav", noise(chance, 0.0008));
        made.put("noise.wav", noise(chance, 0.15));
        ByteBuffer hum = ByteBuffer.allocate(10 * 2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; hum.hasRemaining(); i++) {
            double t = 2 * Math.PI * i / RATE;
            hum.putShort((short) (8_000 * Math.sin(50 * t) + 3_000 * Math.sin(150 * t)));
        }
        made.put("hum.wav", wav(hum.array()));
        make("clipped.wav", "-af", "volume=22dB");
        make("faint.wav", "-af", "volume=-36dB");
        byte[] random = new byte[60_000];
        chance.nextBytes(random);
        made.put("random.wav", joined(Arrays.copyOf(wav, HEAD), random));
    }

    private byte[] noise(Random chance, double level) {
        ByteBuffer samples = ByteBuffer.allocate(10 * 2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
        while (samples.hasRemaining()) {
            samples.putShort((short) Math.max(-32_768, Math.min(32_767, chance.nextGaussian() * level * 32_767)));
        }
        return wav(samples.array());
    }

    private void makeOddWavs() {
        byte[] sound = Arrays.copyOfRange(wav, HEAD, wav.length);
        made.put("truncated.wav", Arrays.copyOf(wav, HEAD + 7 * 2 * RATE + 1));
        made.put("size-zero.wav", sized(0));
        made.put("size-huge.wav", sized(-1));
        byte[] list = "LIST\5\0\0\0INFOx\0".getBytes(StandardCharsets.ISO_8859_1);
        made.put("extra-chunks.wav", joined(Arrays.copyOf(wav, 12), list, Arrays.copyOfRange(wav, 12, wav.length)));
        byte[] unpadded = "LIST\5\0\0\0INFOx".getBytes(StandardCharsets.ISO_8859_1);
        made.put("unpadded.wav", joined(Arrays.copyOf(wav, 12), unpadded, Arrays.copyOfRange(wav, 12, wav.length)));
        byte[] none = Arrays.copyOf(wav, HEAD);
        ByteBuffer.wrap(none).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0);
        made.put("header-only.wav", none);
        made.put("one-ms.wav", wav(Arrays.copyOf(sound, 32)));
        byte[] still = wav.clone();
        ByteBuffer.wrap(still).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 0);
        made.put("zero-hertz.wav", still);
    }

    private byte[] sized(int bytes) {
        byte[] copy = wav.clone();
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes).putInt(40, bytes);
        return copy;
    }

    private void cut(String ending) {
        byte[] whole = requireNonNull(made.get("talk." + ending));
        made.put("truncated." + ending, Arrays.copyOf(whole, whole.length / 2));
    }

    private void makeOthers() {
        made.put("empty.wav", new byte[0]);
        put("text-named.mp3", "This is not audio.\n".repeat(200));
        put("page-named.wav", "<!doctype html><script>document.title='run'</script>".repeat(20));
        put(
                "playlist.m3u8",
                "#EXTM3U\n#EXTINF:10,\nfile:///etc/hostname\n#EXTINF:10,\nhttp://127.0.0.1:9/inside\n#EXT-X-ENDLIST\n");
        put("list.ffconcat", "ffconcat version 1.0\nfile '/etc/hostname'\n");
        put("drawing.svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        made.put("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
        });
    }

    private void put(String name, String text) {
        made.put(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void make(String name, String... options) {
        made.put(name, Ffmpeg.from(wav, name.substring(name.lastIndexOf('.') + 1), options));
    }

    /** Mono, 16 kHz. */
    public static byte[] wav(byte[] pcm) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + pcm.length);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        head.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(pcm.length);
        return joined(head.array(), pcm);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
