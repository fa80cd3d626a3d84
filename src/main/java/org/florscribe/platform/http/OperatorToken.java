package org.florscribe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.shared.ConstantTime;

/** Who may read the details of health and the metrics: the bearer of OPERATOR_TOKEN, never anybody by their address. */
@ApplicationScoped
public class OperatorToken {

    private final Settings settings;

    @Inject
    OperatorToken(Settings settings) {
        this.settings = settings;
    }

    public boolean isShown(HttpServletRequest request) {
        String presented = request.getHeader("Authorization");
        return presented != null
                && settings.optional(Setting.OPERATOR_TOKEN)
                        .map(token -> ConstantTime.isSame("Bearer " + token, presented))
                        .orElse(false);
    }

    public static void ask(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
