package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.export.ConnectionChange;
import org.florscribe.clinical.export.ConnectionTest;
import org.florscribe.clinical.export.ConnectionView;
import org.florscribe.clinical.export.DeliveryState;
import org.florscribe.clinical.export.EhrAuth;
import org.florscribe.clinical.export.EhrConnection;
import org.florscribe.clinical.export.EhrConnections;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The EHRs that notes go to: add, change, test, remove. Each change is confirmed with the admin's own password. */
@Named
@RequestScoped
public class ConnectionsBean {

    private static final String HERE = "/admin/connections.xhtml?faces-redirect=true&done=";

    private final EhrConnections connections;
    private final ConnectionTest test;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable List<ConnectionView> all;
    private @Nullable ConnectionView chosen;
    private ConnectionTest.@Nullable Result result;
    private String name = "";
    private String baseUrl = "";
    private String patientIdentifierSystem = "";
    private EhrAuth.Kind auth = EhrAuth.Kind.NONE;
    private String user = "";
    private String secret = "";
    private long connectSeconds = EhrConnection.Terms.USUAL_CONNECT_TIME.toSeconds();
    private long deadlineSeconds = EhrConnection.Terms.USUAL_DEADLINE.toSeconds();
    private boolean standard = true;
    private String password = "";

    @Inject
    ConnectionsBean(
            EhrConnections connections, ConnectionTest test, StepUp stepUp, Http http, Times times, Words words) {
        this.connections = connections;
        this.test = test;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<ConnectionView> getAll() {
        if (all == null) {
            all = connections.list();
        }
        return all;
    }

    /** The connection the page is opened for; empty while the list is shown. */
    public @Nullable ConnectionView getChosen() {
        if (chosen == null && http.findId("id").isPresent()) {
            chosen = connections.get(http.id("id"));
            EhrConnection.Terms terms = chosen.connection().terms();
            name = terms.name();
            baseUrl = terms.baseUrl();
            patientIdentifierSystem = terms.patientIdentifierSystem().orElse("");
            auth = terms.auth().kind();
            user = terms.auth().user();
            connectSeconds = terms.connectTime().toSeconds();
            deadlineSeconds = terms.deadline().toSeconds();
            standard = chosen.connection().isDefault();
        }
        return chosen;
    }

    public String add() {
        stepUp.with(password);
        connections.add(
                new EhrConnection.Terms(
                        name,
                        baseUrl,
                        Optional.of(patientIdentifierSystem),
                        new EhrAuth(auth, user, secret),
                        Duration.ofSeconds(connectSeconds),
                        Duration.ofSeconds(deadlineSeconds)),
                standard);
        return HERE + "connection-added";
    }

    public String change() {
        stepUp.with(password);
        boolean keepsSecret = auth != EhrAuth.Kind.NONE && secret.isEmpty();
        connections.change(
                http.id("id"),
                new ConnectionChange(
                        Optional.of(name),
                        Optional.of(baseUrl),
                        Optional.of(patientIdentifierSystem),
                        keepsSecret ? Optional.empty() : Optional.of(new EhrAuth(auth, user, secret)),
                        Optional.of(Duration.ofSeconds(connectSeconds)),
                        Optional.of(Duration.ofSeconds(deadlineSeconds)),
                        Optional.of(standard)),
                Long.parseLong(http.parameter("version")));
        return HERE + "connection-changed";
    }

    public String remove() {
        stepUp.with(password);
        connections.remove(http.id("id"));
        return HERE + "connection-removed";
    }

    /** Shown on the page that asked for it. */
    public @Nullable String test() {
        result = test.run(http.id("id"));
        return null;
    }

    public ConnectionTest.@Nullable Result getResult() {
        return result;
    }

    /** What the server says it can do, and cannot, a sentence each. */
    public List<Ability> getAbilities() {
        return result == null
                ? List.of()
                : result.capabilities()
                        .map(said -> List.of(
                                new Ability("patients", said.findsPatients()),
                                new Ability("create", said.takesDocuments()),
                                new Ability("read", said.readsDocuments()),
                                new Ability("find", said.findsDocuments()),
                                new Ability("change", said.changesDocuments()),
                                new Ability("once", said.conditionalCreate())))
                        .orElse(List.of());
    }

    public String getServer() {
        return result == null
                ? ""
                : result.capabilities()
                        .map(said -> words.get("connection.server", said.software(), said.fhirVersion()))
                        .orElse("");
    }

    public String getProblem() {
        return result == null
                ? ""
                : result.problem()
                        .map(reason -> words.get("delivery.reason." + reason))
                        .orElse("");
    }

    /** When the credentials were set, and how they end; what to do to keep them. */
    public String getSecretHelp() {
        EhrConnection connection = chosen == null ? null : chosen.connection();
        if (connection == null || connection.credentialsSetAt().isEmpty()) {
            return words.get("connection.secret-help");
        }
        String ending = connection.terms().auth().ending();
        return words.get(
                "connection.secret-set",
                times.moment(connection.credentialsSetAt().get()),
                ending.isEmpty() ? "" : words.get("connection.secret-ending", ending));
    }

    /** Since when the line is as it is; empty while it was not used. */
    public String lineSince(ConnectionView view) {
        return view.line()
                .since()
                .map(since -> words.get("connection.line-since", times.moment(since)))
                .orElse("");
    }

    /** What failed last and when, in words; empty when nothing did. */
    public String lastFailure(ConnectionView view) {
        return view.line()
                .lastFailure()
                .map(it -> words.get(
                        "connection.line-failure", times.moment(it.at()), words.get("delivery.reason." + it.reason())))
                .orElse("");
    }

    public long count(ConnectionView view, String state) {
        return view.counts().getOrDefault(DeliveryState.valueOf(state), 0L);
    }

    public List<EhrAuth.Kind> getAuthKinds() {
        return Arrays.asList(EhrAuth.Kind.values());
    }

    /** One thing that a server can do or cannot. */
    public record Ability(String what, boolean there) {}

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getPatientIdentifierSystem() {
        return patientIdentifierSystem;
    }

    public void setPatientIdentifierSystem(String patientIdentifierSystem) {
        this.patientIdentifierSystem = patientIdentifierSystem;
    }

    public EhrAuth.Kind getAuth() {
        return auth;
    }

    public void setAuth(EhrAuth.Kind auth) {
        this.auth = auth;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public long getConnectSeconds() {
        return connectSeconds;
    }

    public void setConnectSeconds(long connectSeconds) {
        this.connectSeconds = connectSeconds;
    }

    public long getDeadlineSeconds() {
        return deadlineSeconds;
    }

    public void setDeadlineSeconds(long deadlineSeconds) {
        this.deadlineSeconds = deadlineSeconds;
    }

    public boolean isStandard() {
        return standard;
    }

    public void setStandard(boolean standard) {
        this.standard = standard;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
