package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Files that never change under their address are kept for a year and compressed; pages never are kept. */
class StaticFilesIT {

    private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/assets/([0-9a-f]{12})/css/flor\\.css)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_style_sheet_is_kept_for_a_year_under_the_address_of_this_release() throws Exception {
        HttpResponse<String> answer = get(styleSheet().group(1));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    void under_the_address_of_another_release_it_is_not_kept() throws Exception {
        Matcher current = styleSheet();
        String other = current.group(1).replace(current.group(2), "000000000000");

        assertThat(get(other).headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void the_sign_in_page_is_not_kept_and_costs_no_session() throws Exception {
        HttpResponse<String> page = get("/login.xhtml");

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        // passkeys need a script; it is a file of ours, and passwords work without it
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
    }

    private Matcher styleSheet() throws IOException, InterruptedException {
        Matcher found = STYLE_SHEET.matcher(get("/login.xhtml").body());
        assertThat(found.find()).isTrue();
        return found;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = RunningProduct.shared().baseUrl().resolve(path);
        String encoding = path.startsWith("/assets/") ? "gzip" : "identity";
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encoding)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
