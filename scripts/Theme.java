import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Build step: makes the theme "flor" out of the saga-blue theme inside the PrimeFaces jar, its fixed colours replaced by the
 * custom properties of our own style sheet, so that stock components follow light and dark at run time.
 *
 * <p>{@code java scripts/Theme.java primefaces.jar theme.css}; prints the colours it did not know.
 */
public class Theme {

    private static final String SAGA = "META-INF/resources/primefaces-saga-blue/theme.css";
    private static final Pattern DECLARATION = Pattern.compile("([a-z-]+)(:)([^;{}]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\([^)]*\\)");
    private static final Map<String, String> PROPERTY_OF = new HashMap<>();

    static {
        map("--fs-text", "#495057", "#212529", "#252529", "#343a40");
        map("--fs-text-2", "#6c757d", "#adb5bd");
        map("--fs-surface-2", "#f8f9fa", "#fafafa", "#f8f8f8", "#f5f5f5", "#fbfcfc", "rgb(243.9,249.75,254.4)");
        map("--fs-surface-3", "#e9ecef", "#eeeeee", "#e0e0e0", "#dadada", "#ebebef", "#efefef");
        map("--fs-border", "#dee2e6", "#bdbdbd");
        map("--fs-border-strong", "#ced4da");
        map("--fs-primary", "#2196f3", "rgb(75.18,169.95,245.28)", "rgb(137.4,200.4,246.6)");
        map("--fs-primary-soft", "#e3f2fd", "rgb(201.72,229.8,252.12)", "rgb(159.54,209.85,249.84)", "rgb(117.36,189.9,247.56)");
        map("--fs-primary-hover", "rgb(12.7384615385,136.9384615385,235.6615384615)", "rgb(28.05,127.5,206.55)", "rgb(23.1,105,170.1)");
        map("--fs-primary-active", "rgb(11.3230769231,121.7230769231,209.4769230769)", "rgb(18.15,82.5,133.65)", "rgb(13.2,60,97.2)");
        map("--fs-ring", "rgb(166.2,213,250.2)", "rgb(136.5336492891,212.4881516588,253.8663507109)");
        map("--fs-danger", "#f44336", "#d32f2f", "#b71c1c", "#ef5350", "#e0284f", "#e60017", "rgb(45.75,7,7)", "rgb(255,113,127.2)");
        map("--fs-danger-soft", "#ffcdd2", "rgb(255,179.5,187.05)", "rgb(237.4,171.8,171.8)");
        map("--fs-ok", "#689f38", "rgb(67.1875,147.8125,69.875)");
        map("--fs-ok-soft", "#c8e6c9");
        map("--fs-ok-hover", "rgb(93.6,143.1,50.4)", "rgb(83.2,127.2,44.8)");
        map("--fs-warn", "#fbc02d", "#ffc107", "#7f6003", "rgb(250.446728972,183.2859813084,15.953271028)");
        map("--fs-warn-soft", "#ffecb3", "rgb(255,229.625,153.5)", "rgb(253.4,229.8,171)");
        map("--fs-info", "#0288d1", "#03a9f4", "#01579b");
        map("--fs-info-soft", "#b3e5fc");
        map("--fs-info-hover", "rgb(1.8,122.4,188.1)", "rgb(1.6,108.8,167.2)");
        map("--fs-secondary", "#607d8b");
        map("--fs-secondary-hover", "rgb(86.4,112.5,125.1)", "rgb(76.8,100,111.2)");
        map("--fs-help", "#9c27b0");
        map("--fs-help-hover", "rgb(140.4,35.1,158.4)", "rgb(124.8,31.2,140.8)");
    }

    private static void map(String property, String... colours) {
        for (String colour : colours) {
            PROPERTY_OF.put(colour, "var(" + property + ")");
        }
    }

    public static void main(String[] args) throws IOException {
        String saga = read(Path.of(args[0])).replace("\uFEFF", "");
        // the first rule is saga's own :root; ours is in the style sheet
        String css = saga.substring(saga.indexOf('}') + 1);
        Map<String, Integer> unknown = new TreeMap<>();
        String theme = recolour(css, unknown)
                .replaceAll("font-family:-apple-system,[^;}]*", "font-family:var(--font-family)")
                .replaceAll("body \\.ui-widget\\{font-family:[^;}]*;font-size:1rem", "body .ui-widget{font-family:var(--font-family);font-size:1rem")
                .replace("border-radius:4px", "border-radius:var(--border-radius)");
        Path out = Path.of(args[1]);
        Files.createDirectories(out.getParent());
        Files.writeString(out, theme);
        if (!unknown.isEmpty()) {
            System.out.println("Colours left as they are: " + unknown);
        }
    }

    private static String read(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(SAGA))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String recolour(String css, Map<String, Integer> unknown) {
        Matcher declaration = DECLARATION.matcher(css);
        StringBuilder out = new StringBuilder();
        while (declaration.find()) {
            String property = declaration.group(1);
            Matcher colour = COLOUR.matcher(declaration.group(3));
            StringBuilder value = new StringBuilder();
            while (colour.find()) {
                String replacement = replacementOf(property.toLowerCase(Locale.ROOT), colour.group(), unknown);
                colour.appendReplacement(value, Matcher.quoteReplacement(replacement));
            }
            colour.appendTail(value);
            declaration.appendReplacement(out, Matcher.quoteReplacement(property + ":" + value));
        }
        return declaration.appendTail(out).toString();
    }

    private static String replacementOf(String property, String colour, Map<String, Integer> unknown) {
        String key = colour.toLowerCase(Locale.ROOT).replace(" ", "");
        if (key.equals("#fff") || key.equals("#ffffff")) {
            return property.equals("color") ? "var(--fs-on-primary)" : "var(--fs-surface)";
        }
        if (key.startsWith("rgba(33,150,243")) {
            return "var(--fs-primary-soft)";
        }
        String known = PROPERTY_OF.get(key);
        if (known == null && !key.startsWith("rgba(")) {
            unknown.merge(property + ":" + key, 1, Integer::sum);
        }
        return known == null ? colour : known;
    }
}
