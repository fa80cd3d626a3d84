package org.florscribe.web.asset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.florscribe.shared.Sha256;

/**
 * Every file under {@code /resources/florscribe}, read once. Their common fingerprint is part of every address, so relative
 * references between them (fonts of style sheets) are versioned too, and a release shows its new files
 * at once although browsers keep the old ones for a year.
 */
@ApplicationScoped
public class Assets {

    private static final String ROOT = "/resources/florscribe/";
    private static final String SCRIPTS = "js/";
    private static final String STYLE_SHEET = "css/flor.css";
    /** PrimeFaces asks for its theme itself, but that file too has to change the fingerprint. */
    private static final String THEME = "/resources/primefaces-flor/theme.css";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8",
            "png", "image/png",
            "woff2", "font/woff2");

    private final Map<String, Asset> byPath = new TreeMap<>();
    private final String fingerprint;

    @Inject
    Assets(ServletContext context) {
        ByteArrayOutputStream styles = new ByteArrayOutputStream();
        for (String path : pathsUnder(context, ROOT)) {
            String name = path.substring(ROOT.length());
            byte[] content = read(context, path);
            if (name.startsWith("css/")) {
                styles.writeBytes(content);
            } else if (name.startsWith(SCRIPTS)) {
                add(name, bundle(context, name));
            } else {
                add(name, content);
            }
        }
        add(STYLE_SHEET, styles.toByteArray());
        fingerprint = fingerprintOf(context);
    }

    /** Of all files together, 12 hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    /** @param name relative, e.g. {@code js/visit.js} */
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(byPath.get(name));
    }

    private static byte[] bundle(ServletContext context, String name) {
        return Modules.bundle(
                        name.substring(SCRIPTS.length()),
                        one -> new String(read(context, ROOT + SCRIPTS + one), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void add(String name, byte[] content) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type != null) {
            byPath.put(name, new Asset(type, content, type.contains("woff2") ? content : gzip(content)));
        }
    }

    private String fingerprintOf(ServletContext context) {
        MessageDigest sha256 = Sha256.begin();
        byPath.forEach((name, asset) -> {
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update(asset.content());
        });
        sha256.update(read(context, THEME));
        return HexFormat.of().formatHex(sha256.digest(), 0, 6);
    }

    private static Set<String> pathsUnder(ServletContext context, String folder) {
        Set<String> paths = new TreeSet<>();
        Set<String> children = context.getResourcePaths(folder);
        for (String child : children == null ? Set.<String>of() : children) {
            if (child.endsWith("/")) {
                paths.addAll(pathsUnder(context, child));
            } else {
                paths.add(child);
            }
        }
        return paths;
    }

    private static byte[] read(ServletContext context, String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @param compressed gzip; the content itself where that would gain nothing */
    public record Asset(String type, byte[] content, byte[] compressed) {

        public boolean isCompressible() {
            return compressed != content;
        }
    }
}
