package org.florscribe.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.identity.ApiKeyState;
import org.florscribe.practice.identity.ApiKeyView;
import org.florscribe.practice.identity.OwnApiKeys;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The programs that act for oneself, on one's own page: agreed to with the password, ended without. */
@Named
@RequestScoped
public class OwnApiKeysBean {

    private static final String HERE = "/app/profile.xhtml?faces-redirect=true&done=";

    private final OwnApiKeys keys;
    private final StepUp stepUp;
    private final Times times;
    private final Words words;

    private @Nullable List<Line> lines;
    private String password = "";

    @Inject
    OwnApiKeysBean(OwnApiKeys keys, StepUp stepUp, Times times, Words words) {
        this.keys = keys;
        this.stepUp = stepUp;
        this.times = times;
        this.words = words;
    }

    /** Those that act, or are to act, for this person. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = keys.list().stream()
                    .filter(key -> !key.isEnded())
                    .map(key -> new Line(
                            key,
                            key.scopes().all().stream()
                                    .sorted()
                                    .map(scope -> words.get("api-key.scope." + scope.name()))
                                    .collect(Collectors.joining("; ")),
                            times.moment(key.expiresAt()),
                            key.lastUsedAt().map(times::moment).orElseGet(() -> words.get("api-key.unused"))))
                    .toList();
        }
        return lines;
    }

    public boolean isWaiting() {
        return getLines().stream().anyMatch(Line::waits);
    }

    public String approve(UUID id) {
        stepUp.with(password);
        keys.approve(id);
        return HERE + "api-key-approved";
    }

    public String revoke(UUID id) {
        keys.revoke(id);
        return HERE + "api-key-revoked";
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** One key as it is listed, its times in the practice's zone. */
    public record Line(ApiKeyView key, String scopes, String until, String lastUsed) {

        public boolean waits() {
            return key.state() == ApiKeyState.WAITING;
        }
    }
}
