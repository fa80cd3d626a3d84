package org.florscribe.clinical.note;

import org.florscribe.clinical.extraction.Coding;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.MaterialFingerprint;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.WorkFingerprint;
import org.florscribe.shared.PhiText;

/** Tells whether an engine was asked to write this very thing before. */
final class RequestFingerprint {

    private RequestFingerprint() {}

    /** SHA-256. */
    static byte[] of(EngineAccess access, String promptVersion, DraftRequest request) {
        WorkFingerprint work = MaterialFingerprint.of(EngineTask.DRAFT, access, promptVersion, request.material());
        request.findings().forEach(finding -> add(work, finding));
        NoteForm form = request.form();
        work.add(form.template().title())
                .add(form.template().loinc())
                .add(form.detail().name())
                .add(form.layout().name());
        for (FormSection section : form.sections()) {
            work.add(section.code().toString())
                    .add(section.title())
                    .add(section.loinc())
                    .add(section.instructions())
                    .add(section.group().name());
        }
        form.styleRules().forEach(rule -> work.add("rule " + rule));
        request.only().ifPresent(wish -> {
            wish.codes().forEach(code -> work.add("only " + code));
            work.add(wish.instruction().map(PhiText::reveal));
        });
        return work.sha256();
    }

    private static void add(WorkFingerprint work, Finding finding) {
        Finding.Details details = finding.details();
        work.add(finding.id())
                .add(finding.kind().name())
                .add(finding.text())
                .add(finding.code().map(Coding::code))
                .add(finding.assertion().name())
                .add(finding.experiencer().name())
                .add(finding.temporality().name())
                .add(finding.orderType().map(Enum::name))
                .add(details.value())
                .add(details.unit())
                .add(details.dose())
                .add(details.route())
                .add(details.frequency())
                .add(details.laterality());
        finding.evidence().forEach(work::add);
    }
}
