package org.florscribe.platform.keys;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.florscribe.platform.keys.NameToken.Field;

/** HMAC-SHA-256 over version, field and normalised value, with a key of its own for each field. */
final class IndexHashes {

    private static final int MRN_BYTES = 16;
    private static final int BUCKET_BYTES = 2;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final byte[] indexKey;
    private final Map<Field, Mac> names = new EnumMap<>(Field.class);

    IndexHashes(byte[] indexKey) {
        this.indexKey = indexKey;
    }

    byte[] mrn(String mrn) {
        String normal = NOT_WORD.matcher(
                        Normalizer.normalize(mrn, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT))
                .replaceAll("");
        return hash(mac("MRN"), "MRN", normal, MRN_BYTES);
    }

    byte[] birthDate(LocalDate date) {
        return hash(mac("BIRTH_DATE"), "BIRTH_DATE", date.format(DateTimeFormatter.BASIC_ISO_DATE), BUCKET_BYTES);
    }

    byte[] recording(byte[] sha256) {
        return mac("RECORDING").doFinal(sha256);
    }

    Set<NameToken> tokens(String given, String family) {
        Set<NameToken> tokens = new HashSet<>();
        NameNormalisation.words(given).forEach(word -> tokens.add(token(Field.GIVEN, word)));
        for (String word : NameNormalisation.words(family)) {
            tokens.add(token(Field.FAMILY, word));
            NameNormalisation.prefixes(word).forEach(prefix -> tokens.add(token(Field.PREFIX, prefix)));
        }
        return tokens;
    }

    NameQuery search(String typed) {
        List<NameQuery.Word> words = new ArrayList<>();
        for (String word : NameNormalisation.searched(typed)) {
            Set<NameToken> any = new HashSet<>(List.of(token(Field.GIVEN, word), token(Field.FAMILY, word)));
            String prefix = NameNormalisation.searchPrefix(word);
            if (!prefix.isEmpty()) {
                any.add(token(Field.PREFIX, prefix));
            }
            words.add(new NameQuery.Word(word, any));
        }
        return new NameQuery(words);
    }

    private NameToken token(Field field, String word) {
        return new NameToken(
                field, hash(names.computeIfAbsent(field, f -> mac(f.name())), field.name(), word, BUCKET_BYTES));
    }

    private static byte[] hash(Mac mac, String field, String value, int bytes) {
        mac.update(NameNormalisation.VERSION);
        mac.update(field.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), bytes);
    }

    private Mac mac(String field) {
        try {
            byte[] key = Hkdf.computeHkdf(
                    "HmacSha256",
                    indexKey,
                    new byte[0],
                    ("florscribe/index/" + field).getBytes(StandardCharsets.UTF_8),
                    32);
            return Hmac.keyed(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not available", e);
        }
    }
}
