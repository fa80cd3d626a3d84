package org.florscribe.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.florscribe.platform.keys.MasterKey;
import org.florscribe.platform.keys.MasterKeyCheck;
import org.florscribe.platform.persistence.DataSources;

/** Does the master key open what this database was made with? */
@Readiness
@ApplicationScoped
public class KeysCheck implements HealthCheck {

    private final DataSources dataSources;
    private final MasterKey master;

    @Inject
    KeysCheck(DataSources dataSources, MasterKey master) {
        this.dataSources = dataSources;
        this.master = master;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys")
                .status(MasterKeyCheck.isRight(dataSources, master))
                .build();
    }
}
