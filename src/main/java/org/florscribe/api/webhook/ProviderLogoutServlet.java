package org.florscribe.api.webhook;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.practice.identity.SecretToken;
import org.florscribe.practice.sso.SsoProblem;
import org.florscribe.practice.sso.SsoRefused;
import org.florscribe.practice.sso.SsoSignOut;

/** A practice's provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5 to 2.8). */
@WebServlet(urlPatterns = SsoSignOut.PATH + "*")
public class ProviderLogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final transient SsoSignOut signOut;

    @Inject
    ProviderLogoutServlet(SsoSignOut signOut) {
        this.signOut = signOut;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(answer(request));
    }

    private int answer(HttpServletRequest request) {
        Optional<SecretToken> entry = Optional.ofNullable(request.getPathInfo())
                .map(path -> path.substring(1))
                .flatMap(SecretToken::parse);
        if (entry.isEmpty()) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        // tokens in addresses end up in logs
        if (!isForm(request) || request.getQueryString() != null) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        Optional<String> token = Optional.ofNullable(request.getParameter("logout_token"));
        if (token.isEmpty()) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        try {
            signOut.end(entry.get(), token.get());
            return HttpServletResponse.SC_OK;
        } catch (SsoRefused refused) {
            return status(refused.problem());
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(FORM::equals)
                .isPresent();
    }

    /** Whose word could not be looked into may say it again. */
    private static int status(SsoProblem problem) {
        return switch (problem) {
            case NOT_OFFERED -> HttpServletResponse.SC_NOT_FOUND;
            case UNREACHABLE, NO_KEYS, NO_DISCOVERY, PROVIDER_FAILED -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            default -> HttpServletResponse.SC_BAD_REQUEST;
        };
    }
}
