package org.florscribe.adapter.audio;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.florscribe.clinical.recording.AudioJudge;
import org.florscribe.clinical.recording.AudioReader;
import org.florscribe.clinical.recording.UnusableAudio;

/** Our own strict look decides what is taken; Apache Tika names everything else. */
@ApplicationScoped
public class TikaAudioJudge implements AudioJudge {

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    @Override
    public String judge(AudioReader file) {
        if (file.length() == 0) {
            throw Refused.empty();
        }
        byte[] start = bytes(file, 0);
        Optional<SoundType> type = FirstBytes.hasId3(start) ? behindTag(file, start) : FirstBytes.type(start);
        if (type.isPresent()) {
            return type.get().mediaType();
        }
        MediaType named = named(start);
        if (isUnnamed(named) && FirstBytes.isMpegBehindPadding(start)) {
            return SoundType.MP3.mediaType();
        }
        throw refusal(named);
    }

    private static Optional<SoundType> behindTag(AudioReader file, byte[] start) {
        long end = FirstBytes.id3Length(start);
        return end >= file.length() ? Optional.empty() : FirstBytes.typeBehindTag(bytes(file, end));
    }

    private static boolean isUnnamed(MediaType named) {
        return named.equals(MediaType.OCTET_STREAM)
                || named.getBaseType().toString().equals("audio/mpeg");
    }

    private static UnusableAudio refusal(MediaType named) {
        String type = named.getBaseType().toString();
        boolean sound = named.getType().equals("audio") || named.getType().equals("video");
        if (sound && !FileWords.isList(type)) {
            return FileWords.isTakenOtherwise(type) ? Refused.damaged() : FileWords.otherSound(type);
        }
        return named.equals(MediaType.OCTET_STREAM) ? Refused.unknown() : Refused.unsupported(FileWords.of(type));
    }

    private MediaType named(byte[] start) {
        try (TikaInputStream in = TikaInputStream.get(start)) {
            return types.detect(in, new Metadata(), new ParseContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(AudioReader file, long offset) {
        try (InputStream in = file.from(offset)) {
            return in.readNBytes(FirstBytes.LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
