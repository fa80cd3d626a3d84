package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Asks a server what it can do, in no transaction: it may take its time. */
@ApplicationScoped
public class ConnectionTest {

    private final EhrConnections connections;
    private final EhrGateway ehr;

    @Inject
    ConnectionTest(EhrConnections connections, EhrGateway ehr) {
        this.connections = connections;
        this.ehr = ehr;
    }

    /**
     * @param capabilities when the server answered
     * @param problem in set words when it did not; what it said itself is not shown, as the address may be anybody's
     */
    public record Result(Optional<EhrCapabilities> capabilities, Optional<DeliveryReason> problem) {

        /** Whether notes can be delivered there as far as the server says. */
        public boolean isPassed() {
            return capabilities.filter(EhrCapabilities::isEnough).isPresent();
        }
    }

    /** @throws org.florscribe.shared.NotFound when there is no such connection */
    public Result run(UUID connectionId) {
        EhrConnection connection = connections.toTest(connectionId);
        ehr.tryAtOnce(connection);
        try {
            Result result = new Result(Optional.of(ehr.capabilities(connection)), Optional.empty());
            if (result.isPassed()) {
                connections.passed(connectionId);
            }
            return result;
        } catch (EhrFailure failure) {
            return new Result(Optional.empty(), Optional.of(failure.trouble().reason()));
        }
    }
}
