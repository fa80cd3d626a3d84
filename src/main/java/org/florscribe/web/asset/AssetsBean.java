package org.florscribe.web.asset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Where pages find their style sheet, scripts and pictures. */
@Named
@RequestScoped
public class AssetsBean {

    private final Assets assets;

    @Inject
    AssetsBean(Assets assets) {
        this.assets = assets;
    }

    /** @param name e.g. {@code js/visit.js} */
    public String url(String name) {
        return "/assets/" + assets.fingerprint() + "/" + name;
    }
}
