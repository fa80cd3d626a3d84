package org.florscribe.jobs.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.clinical.retention.CertificateOffice;
import org.florscribe.clinical.retention.PracticeDestruction;

/** {@code practice certificate --practice ID}: what was signed when a practice was destroyed; its people cannot fetch it any more. */
@ApplicationScoped
class PracticeCertificateCommand implements AdminCommand {

    private final PracticeRound practices;
    private final PracticeDestruction destruction;
    private final CertificateOffice office;

    @Inject
    PracticeCertificateCommand(PracticeRound practices, PracticeDestruction destruction, CertificateOffice office) {
        this.practices = practices;
        this.destruction = destruction;
        this.office = office;
    }

    @Override
    public String name() {
        return "practice certificate";
    }

    @Override
    public String run(Arguments arguments) {
        return practices.inOne(
                arguments, () -> "was destroyed.\n" + destruction.certificate().withProof(office.publicKey()));
    }
}
