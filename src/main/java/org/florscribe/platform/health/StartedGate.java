package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;

/** Shut until a request of our own has been answered: the server says it is up one to two seconds before it answers. */
@ApplicationScoped
public class StartedGate {

    private volatile boolean open;

    public boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
    }
}
