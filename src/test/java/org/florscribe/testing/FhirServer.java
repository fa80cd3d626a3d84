package org.florscribe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * An EHR for tests: a FHIR R4 server over real HTTP that refuses what the standard does not allow, checks each document it is
 * sent with {@link ReceivedDocuments}, and fails in the ways that real ones do when it is told to.
 */
public final class FhirServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What goes wrong with a request for a new document. */
    public enum Mishap {
        /** The document is stored, the connection closed without an answer. */
        ANSWER_LOST,
        /** Nothing is stored, the connection closed without an answer. */
        REQUEST_LOST,
        /** The document is stored; the answer comes after {@link #letGo()}, if ever. */
        HANGS_AFTER_STORING,
        /** Nothing is stored until {@link #letGo()}, and then neither. */
        HANGS_BEFORE_STORING,
        REFUSED_WITH_OUTCOME,
        SEVERAL_MATCH,
        BUSY,
        SERVER_ERROR_AFTER_STORING
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ObjectNode> documents = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, ObjectNode> patients = new LinkedHashMap<>();
    private final Map<String, ObjectNode> encounters = new LinkedHashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Mishap> mishaps = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch letGo = new CountDownLatch(1);
    private volatile CountDownLatch reached = new CountDownLatch(1);
    private volatile String authorization = "";
    private volatile boolean keepsConditions = true;
    private volatile boolean claimsConditions = true;
    private volatile boolean keepsIdentifiers = true;
    private volatile boolean takesUpdates = true;
    private volatile boolean hangsAlways;
    private volatile String name = "Chart for tests";
    private volatile String refusal = "The author is not known here";

    private FhirServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/fhir", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    public static FhirServer start() {
        ReceivedDocuments.makeReady(); // takes half a minute the first time, longer than anybody waits for an answer
        return new FhirServer();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    /** @param birthDate as FHIR writes it */
    public String addPatient(String system, String recordNumber, String given, String family, String birthDate) {
        String id = "p" + (patients.size() + 1);
        ObjectNode patient =
                JSON.createObjectNode().put("resourceType", "Patient").put("id", id);
        patient.putArray("identifier").addObject().put("system", system).put("value", recordNumber);
        ObjectNode name =
                patient.putArray("name").addObject().put("use", "official").put("family", family);
        name.putArray("given").add(given);
        patient.put("birthDate", birthDate);
        patients.put(id, patient);
        return id;
    }

    public String addEncounter(String patientId) {
        String id = "e" + (encounters.size() + 1);
        ObjectNode encounter = JSON.createObjectNode()
                .put("resourceType", "Encounter")
                .put("id", id)
                .put("status", "finished");
        encounter.putObject("class").put("code", "AMB");
        encounter.putObject("subject").put("reference", "Patient/" + patientId);
        encounters.put(id, encounter);
        return id;
    }

    /** Calls itself this, and refuses in these words. */
    public FhirServer saying(String words) {
        name = words;
        refusal = words;
        return this;
    }

    /** The next requests for a new document meet these, one each. */
    public FhirServer withNext(Mishap... next) {
        mishaps.addAll(List.of(next));
        return this;
    }

    /** From now on every request needs this header. */
    public FhirServer withAuthorization(String value) {
        authorization = value;
        return this;
    }

    /**
     * It takes {@code If-None-Exist} and does as if it were not there.
     *
     * @param claims whether it says that it heeds it
     */
    public FhirServer ignoringConditions(boolean claims) {
        keepsConditions = false;
        claimsConditions = claims;
        return this;
    }

    /** As some big EHRs do: what identifies a document for us is thrown away. */
    public FhirServer forgettingIdentifiers() {
        keepsIdentifiers = false;
        return this;
    }

    public FhirServer withoutUpdates() {
        takesUpdates = false;
        return this;
    }

    /** Takes connections and requests and never answers. */
    public FhirServer hanging() {
        hangsAlways = true;
        return this;
    }

    /** What hangs goes on. */
    public void letGo() {
        letGo.countDown();
    }

    /** Waits until a request for a new document has come to where it hangs. */
    public void awaitHanging() {
        try {
            if (!reached.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("no document came; requests: " + requests);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        reached = new CountDownLatch(1);
    }

    /** All there are now, oldest first. */
    public List<JsonNode> documents() {
        synchronized (documents) {
            return List.copyOf(documents.values());
        }
    }

    /** What was wrong with what it was sent. Empty when everything was as it has to be. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Method and path of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        letGo.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/fhir/?", "");
        requests.add(exchange.getRequestMethod() + " " + path);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (hangsAlways) {
                awaitLetGo();
                return;
            }
            if (!authorization.isEmpty()
                    && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, FhirAnswers.outcome("login", "Credentials are missing or wrong"));
                return;
            }
            if (!"application/fhir+json".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
                faults.add("Accept of " + path + " is "
                        + exchange.getRequestHeaders().getFirst("Accept"));
            }
            String[] parts = path.split("/", -1);
            switch (exchange.getRequestMethod() + " " + parts[0]) {
                case "GET metadata" -> answer(exchange, 200, FhirAnswers.metadata(claimsConditions, name));
                case "GET Patient" -> answer(exchange, 200, searched(exchange, patients, FhirSearch::hasIdentifier));
                case "GET Encounter" -> give(exchange, encounters.get(parts[1]));
                case "GET DocumentReference" -> {
                    if (parts.length > 1) {
                        give(exchange, documents.get(parts[1]));
                    } else {
                        answer(exchange, 200, searched(exchange, documents, FhirSearch::matchesDocument));
                    }
                }
                case "POST DocumentReference" -> create(exchange, body);
                case "PUT DocumentReference" -> update(exchange, parts[1], body);
                case "DELETE DocumentReference" -> {
                    documents.remove(parts[1]);
                    answer(exchange, 204, null);
                }
                default -> answer(exchange, 404, FhirAnswers.outcome("not-found", "No such thing here"));
            }
        }
    }

    private void create(HttpExchange exchange, byte[] body) throws IOException {
        Mishap mishap = mishaps.isEmpty() ? null : mishaps.remove(0);
        faults.addAll(ReceivedDocuments.faultsOf(body, patients.keySet(), encounters.keySet(), documents.keySet()));
        if (!"application/fhir+json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            faults.add("Content-Type is " + exchange.getRequestHeaders().getFirst("Content-Type"));
        }
        if (mishap == Mishap.REQUEST_LOST) {
            exchange.close();
            return;
        }
        if (mishap == Mishap.HANGS_BEFORE_STORING) {
            reached.countDown();
            awaitLetGo();
            return;
        }
        if (mishap == Mishap.REFUSED_WITH_OUTCOME) {
            answer(exchange, 422, FhirAnswers.outcome("business-rule", refusal));
            return;
        }
        if (mishap == Mishap.SEVERAL_MATCH) {
            answer(exchange, 412, FhirAnswers.outcome("multiple-matches", "Several documents match"));
            return;
        }
        if (mishap == Mishap.BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, null);
            return;
        }
        String condition = exchange.getRequestHeaders().getFirst("If-None-Exist");
        Optional<ObjectNode> there = condition == null || !keepsConditions
                ? Optional.empty()
                : documents().stream()
                        .filter(it -> FhirSearch.matchesDocument(it, FhirSearch.parameters(condition)))
                        .map(ObjectNode.class::cast)
                        .findFirst();
        ObjectNode stored = there.orElseGet(() -> store(body));
        if (mishap == Mishap.ANSWER_LOST) {
            exchange.close();
            return;
        }
        if (mishap == Mishap.HANGS_AFTER_STORING) {
            reached.countDown();
            awaitLetGo();
            return;
        }
        if (mishap == Mishap.SERVER_ERROR_AFTER_STORING) {
            answer(exchange, 500, FhirAnswers.outcome("exception", "Something broke"));
            return;
        }
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        base() + "/DocumentReference/" + stored.get("id").asText() + "/_history/1");
        answer(exchange, there.isPresent() ? 200 : 201, null);
    }

    private ObjectNode store(byte[] body) {
        ObjectNode document = read(body);
        String id = UUID.randomUUID().toString();
        document.put("id", id);
        document.putObject("meta").put("versionId", "1");
        if (!keepsIdentifiers) {
            document.remove("identifier");
        }
        documents.put(id, document);
        return document;
    }

    private void update(HttpExchange exchange, String id, byte[] body) throws IOException {
        ObjectNode before = documents.get(id);
        if (!takesUpdates) {
            answer(exchange, 405, FhirAnswers.outcome("not-supported", "Documents are not changed here"));
            return;
        }
        if (before == null) {
            answer(exchange, 404, FhirAnswers.outcome("not-found", "No such document"));
            return;
        }
        String version = before.path("meta").path("versionId").asText();
        if (!("W/\"" + version + "\"").equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            answer(exchange, 412, FhirAnswers.outcome("conflict", "Another version"));
            return;
        }
        ObjectNode changed = read(body);
        changed.putObject("meta").put("versionId", "" + (Integer.parseInt(version) + 1));
        documents.put(id, changed);
        exchange.getResponseHeaders()
                .set("ETag", "W/\"" + changed.path("meta").path("versionId").asText() + "\"");
        answer(exchange, 200, null);
    }

    private ObjectNode searched(
            HttpExchange exchange, Map<String, ObjectNode> all, BiPredicate<JsonNode, Map<String, String>> matches) {
        Map<String, String> parameters = FhirSearch.parameters(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        synchronized (all) {
            all.values().stream()
                    .filter(it -> matches.test(it, parameters))
                    .forEach(it -> entries.addObject().set("resource", it));
        }
        bundle.put("total", entries.size());
        return bundle;
    }

    private void give(HttpExchange exchange, ObjectNode resource) throws IOException {
        if (resource == null) {
            answer(exchange, 404, FhirAnswers.outcome("not-found", "No such thing here"));
        } else {
            answer(exchange, 200, resource);
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLetGo() {
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
