package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.florscribe.shared.InvalidInput;
import org.junit.jupiter.api.Test;

class FormFileTest {

    private static final String TYPE = "multipart/form-data; boundary=xyz";
    private static final String FILE_HEADERS =
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\n";

    @Test
    void the_file_comes_out_as_it_went_in() throws IOException {
        for (int size : new int[] {0, 1, 65_530, 65_536, 65_540, 500_000}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            assertThat(read(TYPE, form(FILE_HEADERS, content))).isEqualTo(content);
        }
    }

    @Test
    void what_looks_like_a_delimiter_and_is_none_stays() throws IOException {
        byte[] content = "\r\n--xy\r\n--x\r\n\r\n-\r\r\n--xy z--xyz".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(TYPE, form(FILE_HEADERS, content))).isEqualTo(content);
    }

    @Test
    void other_parts_are_passed_over() throws IOException {
        String body = "preamble\r\n--xyz\r\nContent-Disposition: form-data; name=\"filename\"\r\n\r\nfile\r\n--xyz\r\n"
                + FILE_HEADERS + "sound\r\n--xyz--\r\n";

        assertThat(read("multipart/form-data;boundary=\"xyz\"", body.getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("sound");
    }

    @Test
    void a_form_without_the_file_is_refused() {
        for (String body : new String[] {
            "",
            "--xyz--",
            "--xyz",
            "no form at all",
            "--xyz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--xyz--\r\n",
            "--xyz\r\n" + FILE_HEADERS + "cut",
            "--xyz\r\n" + "X: " + "y".repeat(9000) + "\r\n\r\nx\r\n--xyz--\r\n"
        }) {
            assertThatThrownBy(() -> read(TYPE, body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> read("multipart/form-data", new byte[0])).isInstanceOf(InvalidInput.class);
    }

    /** Also when the bytes come in dribs and drabs. */
    private static byte[] read(String type, byte[] body) throws IOException {
        Random random = new Random(body.length);
        var dribs = new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(7000)));
            }
        };
        byte[] atOnce = FormFile.in(new ByteArrayInputStream(body), type).readAllBytes();
        assertThat(FormFile.in(dribs, type).readAllBytes()).isEqualTo(atOnce);
        return atOnce;
    }

    private static byte[] form(String headers, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("--xyz\r\n" + headers).getBytes(StandardCharsets.ISO_8859_1));
        out.write(content);
        out.write("\r\n--xyz--\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
