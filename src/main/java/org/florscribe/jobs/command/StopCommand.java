package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.http.OpenRequests;
import org.florscribe.platform.http.ServerStopping;

/** What the launcher says before it stops the server: not ready from now on, pages told, requests in hand finished. */
@ApplicationScoped
class StopCommand implements AdminCommand {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final OpenRequests requests;
    private final Event<ServerStopping> stopping;
    private final Duration delay;

    @Inject
    StopCommand(OpenRequests requests, Event<ServerStopping> stopping, Settings settings) {
        this.delay = settings.duration(Setting.STOP_DELAY);
        this.requests = requests;
        this.stopping = stopping;
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String run(Arguments arguments) {
        requests.announceEnd();
        if (!pause()) {
            return "";
        }
        stopping.fire(new ServerStopping());
        int left = requests.close(LONGEST);
        return left == 0 ? "" : left + " requests were not done within " + LONGEST.toSeconds() + " s and are cut off.";
    }

    private boolean pause() {
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
