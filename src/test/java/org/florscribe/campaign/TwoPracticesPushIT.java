package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Two practices with a page open each: what changes in one is told to its own page only. */
class TwoPracticesPushIT {

    @Test
    void a_page_hears_of_its_own_practice_only() throws InterruptedException {
        RunningProduct product = RunningProduct.shared();
        Clinic ours = Clinic.open(product);
        Clinic theirs = Clinic.open(product);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = listen(product, PageVisitor.signIn(product, ours), heard);

        UUID foreign = theirs.newVisitWithConsent();
        theirs.post("/encounters/" + foreign + "/cancel", "{\"reason\":\"x\"}").expect(200);
        UUID own = ours.newVisitWithConsent();

        String first = heard.poll(10, TimeUnit.SECONDS);
        assertThat(first).isNotNull().contains(own.toString());
        assertThat(heard).noneMatch(news -> news.contains(foreign.toString()));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static WebSocket listen(RunningProduct product, PageVisitor person, BlockingQueue<String> heard) {
        URI base = product.baseUrl();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", person.cookie())
                .header("Origin", base.toString())
                .buildAsync(
                        URI.create(base.toString().replaceFirst("^http", "ws") + "/api/push"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence news, boolean last) {
                                heard.add(news.toString());
                                from.request(1);
                                return CompletableFuture.completedStage(news);
                            }
                        })
                .join();
    }
}
