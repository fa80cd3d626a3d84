package org.florscribe.jobs.demo;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.florscribe.platform.config.Setting;
import org.florscribe.platform.config.Settings;
import org.florscribe.platform.jobs.JobServerStarted;
import org.florscribe.practice.identity.Password;
import org.florscribe.practice.tenant.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code demo}: on a database without a practice, makes one of made-up people and a day of visits. Who can sign in,
 * and how, stands in {@code DATA_DIR/demo-credentials} (mode 0600).
 */
@ApplicationScoped
public class DemoPractice {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPractice.class);

    private final Settings settings;
    private final TenantDirectory tenants;
    private final DemoStaff staff;
    private final DemoDay day;

    @Inject
    DemoPractice(Settings settings, TenantDirectory tenants, DemoStaff staff, DemoDay day) {
        this.settings = settings;
        this.tenants = tenants;
        this.staff = staff;
        this.day = day;
    }

    void atStart(@Observes JobServerStarted started) {
        if ("true".equals(System.getenv("FLOR_DEMO")) && tenants.practices().isEmpty()) {
            container().execute(this::make);
        }
    }

    private void make() {
        try {
            DemoStaff.Team team = staff.found();
            writeDown(team.people());
            day.fill(team.clinician(), Password.of(team.people().get(0).password()));
            LOG.info("the demo practice is ready");
        } catch (Exception e) {
            LOG.atError().setCause(e).log("the demo practice could not be made whole");
        }
    }

    private void writeDown(List<DemoStaff.Person> people) throws IOException {
        Path file = settings.path(Setting.DATA_DIR).resolve("demo-credentials");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                people.stream()
                        .map(person -> person.email() + " " + person.password() + "\n")
                        .collect(Collectors.joining()));
    }

    private static ManagedExecutorService container() {
        try {
            return (ManagedExecutorService) new InitialContext().lookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }
}
