package org.florscribe.testing;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The admin's page of single sign-on, filled by its form as a browser without scripts does it. */
public final class SsoDesk {

    public static final String DOMAIN = "harbour.example";

    private static final String PAGE = "/admin/single-sign-on.xhtml";
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("sso\\.xhtml\\?practice=([\\w-]{43})");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private SsoDesk() {}

    /** Switched on, newcomers become clinicians; what is said otherwise; '-' leaves a field out. @return the practice's entry */
    public static String configure(
            RunningProduct product, Clinic owner, IdentityProviderServer provider, Map<String, String> otherwise) {
        PageVisitor page = PageVisitor.signIn(product, owner);
        HttpResponse<String> saved = save(page, provider, otherwise);
        if (saved.statusCode() != 302) {
            throw new AssertionError("Not saved: " + saved.statusCode() + " " + saved.body());
        }
        return entry(PageVisitor.signIn(product, owner).open(PAGE).body());
    }

    public static String entry(String page) {
        return first(ENTRY, page);
    }

    /** The answer to the form: elsewhere when it was kept, the page again when not. */
    public static HttpResponse<String> save(
            PageVisitor page, IdentityProviderServer provider, Map<String, String> otherwise) {
        String shown = page.open(PAGE).body();
        Map<String, String> fields = new HashMap<>(Map.of(
                "settings",
                "settings",
                "save",
                "Save",
                "version",
                first(VERSION, shown),
                PageForm.STATE,
                PageForm.with(PageForm.STATE, shown).fields().get(PageForm.STATE),
                "name",
                "Harbour login",
                "issuer",
                provider.issuer(),
                "clientId",
                IdentityProviderServer.CLIENT_ID,
                "clientSecret",
                IdentityProviderServer.CLIENT_SECRET,
                "domains",
                DOMAIN,
                "joining",
                "CLINICIAN"));
        fields.put("primefaces.nonce", first(NONCE, shown));
        fields.put("factorsAcr", "");
        fields.put("active", "on");
        fields.put("password", Clinic.PASSWORD);
        fields.putAll(otherwise);
        fields.values().removeIf("-"::equals);
        return page.submit(PAGE, fields);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
