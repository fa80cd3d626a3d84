package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.florscribe.practice.engine.EngineChange;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EnginePlugins;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTerms;
import org.florscribe.practice.engine.EngineView;
import org.florscribe.practice.engine.Engines;
import org.florscribe.practice.engine.PromptVersions;
import org.florscribe.practice.engine.ServerDialects;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.StepUp;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;

/** The form of one engine: to be added after a preset, or to be changed. Each change is confirmed with the admin's own password. */
@Named
@RequestScoped
public class EngineFormBean {

    static final String LIST = "/admin/engines.xhtml?faces-redirect=true&done=";

    private final Engines engines;
    private final EnginePlugins plugins;
    private final StepUp stepUp;
    private final Http http;
    private final Times times;
    private final Words words;

    private boolean opened;
    private Optional<EngineView> chosen = Optional.empty();
    private Optional<EnginePreset> preset = Optional.empty();
    private String name = "";
    private String baseUrl = "";
    private String apiKey = "";
    private boolean forgetKey;
    private String model = "";
    private Map<String, String> options = new HashMap<>();
    private boolean mayReceivePhi;
    private String password = "";

    @Inject
    EngineFormBean(Engines engines, EnginePlugins plugins, StepUp stepUp, Http http, Times times, Words words) {
        this.engines = engines;
        this.plugins = plugins;
        this.stepUp = stepUp;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /** Before anything is read or set: what the fields hold before anybody typed. */
    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        preset = EnginePreset.of(http.parameter("preset"));
        chosen = http.findId("id").map(engines::get);
        if (chosen.isPresent()) {
            EngineTerms terms = chosen.get().engine().terms();
            name = terms.name();
            baseUrl = terms.baseUrl().orElse("");
            model = terms.model().orElse("");
            options = new HashMap<>(terms.options());
            mayReceivePhi = chosen.get().engine().mayReceivePhi();
        } else {
            preset.ifPresent(it -> {
                name = words.get("engine.preset." + it);
                baseUrl = it.address();
                model = it.model();
                if (!it.dialect().isEmpty()) {
                    options.put(EngineOption.DIALECT.key(), it.dialect());
                }
            });
        }
    }

    public boolean isAdding() {
        open();
        return preset.isPresent() && chosen.isEmpty();
    }

    public EngineKind getKind() {
        open();
        return chosen.map(it -> it.engine().terms().kind())
                .or(() -> preset.map(EnginePreset::kind))
                .orElse(EngineKind.OPENAI);
    }

    public String getPreset() {
        open();
        return preset.map(Enum::name).orElse("");
    }

    public String getPresetHelp() {
        return preset.map(it -> words.get("engine.preset-help." + it)).orElse("");
    }

    public boolean isAzure() {
        return "azure".equals(getOptions().get(EngineOption.DIALECT.key()));
    }

    public List<String> getDialects() {
        return ServerDialects.of(getTask());
    }

    /** What the engine can be told, by version. */
    public List<String> getPrompts() {
        return PromptVersions.of(getTask());
    }

    public EngineTask getTask() {
        open();
        return chosen.map(it -> it.engine().task())
                .or(() -> preset.map(it -> it.task(http.parameter("task"))))
                .orElse(EngineTask.TRANSCRIBE);
    }

    /** The engines of plug-ins, and the one that is chosen though its jar is gone. */
    public List<String> getPlugins() {
        return Stream.concat(
                        plugins.list().stream().flatMap(it -> it.names().stream()),
                        Stream.ofNullable(getOptions().get(EngineOption.PLUGIN.key())))
                .distinct()
                .sorted()
                .toList();
    }

    public boolean isOfLanguage() {
        return getTask().isOfLanguage();
    }

    /** Whose key is sent, and what to do to keep it. */
    public String getKeyHelp() {
        return chosen.map(view -> switch (view.key()) {
                    case PRACTICE ->
                        words.get(
                                "engine.key-set",
                                view.engine().keySetAt().map(times::moment).orElse(""));
                    case INSTALLATION -> words.get("engine.key-installation");
                    case NONE -> words.get("engine.key-help");
                })
                .orElseGet(() -> words.get("engine.key-help"));
    }

    public boolean isKeySet() {
        return chosen.filter(it -> it.key() == EngineView.KeyOwner.PRACTICE).isPresent();
    }

    public String add() {
        stepUp.with(password);
        EngineTerms terms = new EngineTerms(
                getKind(), name, Optional.of(baseUrl), Optional.of(apiKey), Optional.of(model), options);
        EngineView added = engines.add(getTask(), terms, Optional.empty(), mayReceivePhi);
        return "/admin/engines.xhtml?faces-redirect=true&done="
                + (isOfLanguage() ? "engine-added-model" : "engine-added") + "&id="
                + added.engine().id();
    }

    public String change() {
        stepUp.with(password);
        EngineView changed = engines.change(
                http.id("id"),
                new EngineChange(
                        Optional.of(name),
                        Optional.of(baseUrl),
                        forgetKey ? Optional.of("") : Optional.of(apiKey).filter(it -> !it.isBlank()),
                        Optional.of(model),
                        options,
                        Optional.empty(),
                        Optional.of(mayReceivePhi)),
                Long.parseLong(http.parameter("version")));
        boolean candidate = !changed.engine().id().equals(http.id("id"));
        return candidate
                ? "/admin/engines.xhtml?faces-redirect=true&done=engine-candidate&id="
                        + changed.engine().id()
                : LIST + "engine-changed";
    }

    public String remove() {
        stepUp.with(password);
        engines.remove(http.id("id"));
        return LIST + "engine-removed";
    }

    /** By {@link EngineOption#key}. */
    public Map<String, String> getOptions() {
        open();
        return options;
    }

    public boolean isKeyTerms() {
        return Boolean.parseBoolean(getOptions().get(EngineOption.KEY_TERMS.key()));
    }

    public void setKeyTerms(boolean keyTerms) {
        getOptions().put(EngineOption.KEY_TERMS.key(), keyTerms ? "true" : "");
    }

    public boolean isDemanded() {
        return Boolean.parseBoolean(getOptions().get(EngineOption.DEMANDED.key()));
    }

    public void setDemanded(boolean demanded) {
        getOptions().put(EngineOption.DEMANDED.key(), demanded ? "true" : "");
    }

    public boolean isWebhook() {
        return Boolean.parseBoolean(getOptions().get(EngineOption.WEBHOOK.key()));
    }

    public void setWebhook(boolean webhook) {
        getOptions().put(EngineOption.WEBHOOK.key(), webhook ? "true" : "");
    }

    public String getName() {
        open();
        return name;
    }

    public void setName(String name) {
        open();
        this.name = name;
    }

    public String getBaseUrl() {
        open();
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        open();
        this.baseUrl = baseUrl;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        open();
        this.apiKey = apiKey;
    }

    public boolean isForgetKey() {
        return forgetKey;
    }

    public void setForgetKey(boolean forgetKey) {
        this.forgetKey = forgetKey;
    }

    public String getModel() {
        open();
        return model;
    }

    public void setModel(String model) {
        open();
        this.model = model;
    }

    public boolean isMayReceivePhi() {
        open();
        return mayReceivePhi;
    }

    public void setMayReceivePhi(boolean mayReceivePhi) {
        open();
        this.mayReceivePhi = mayReceivePhi;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
