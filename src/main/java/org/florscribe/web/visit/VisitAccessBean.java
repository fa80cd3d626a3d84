package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ChartShare;
import org.florscribe.clinical.encounter.ChartSharing;
import org.florscribe.practice.identity.Colleagues;
import org.florscribe.practice.identity.Colleagues.Colleague;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Whose visit it is, who prepares it, and who else was let in to it. */
@Named
@RequestScoped
public class VisitAccessBean {

    private final OpenVisit visit;
    private final ChartSharing sharing;
    private final Colleagues directory;
    private final CurrentCaller caller;
    private final Http http;
    private final Times times;
    private final Words words;
    private final Clock clock;

    private @Nullable List<Colleague> colleagues;
    private @Nullable List<Line> shares;
    private String colleague = "";
    private String endsAt = "";

    @Inject
    VisitAccessBean(
            OpenVisit visit,
            ChartSharing sharing,
            Colleagues directory,
            CurrentCaller caller,
            Http http,
            Times times,
            Words words,
            Clock clock) {
        this.visit = visit;
        this.sharing = sharing;
        this.directory = directory;
        this.caller = caller;
        this.http = http;
        this.times = times;
        this.words = words;
        this.clock = clock;
    }

    /** Somebody who was let in, and until when. */
    public record Line(UUID id, String name, String until) {}

    public boolean isConfidential() {
        return visit.encounter().confidential();
    }

    public boolean isMine() {
        return visit.encounter().clinicianId().equals(self());
    }

    /** Whether this person may let others in. */
    public boolean isGiving() {
        return isMine() || !isConfidential();
    }

    /** Whose visit it is; empty where that is the person who looks. */
    public String getClinician() {
        return isMine() ? "" : name(visit.encounter().clinicianId());
    }

    /** Who prepares it; empty where its clinician does. */
    public String getPreparedBy() {
        return visit.encounter().preparedBy().map(this::name).orElse("");
    }

    public String getSummary() {
        int let = getShares().size();
        return let == 0 ? words.get("access.nobody") : words.get("access.count", let);
    }

    public List<Line> getShares() {
        if (shares == null) {
            Instant now = clock.instant();
            shares = sharing.ofVisit(visit.id()).stream()
                    .filter(share -> share.isOpen(now))
                    .map(this::line)
                    .toList();
        }
        return shares;
    }

    /** Everybody else who works with charts. */
    public List<Colleague> getColleagues() {
        return all().stream().filter(one -> !one.id().equals(self())).toList();
    }

    public String toggle() {
        boolean closing = !isConfidential();
        sharing.keepConfidential(visit.id(), closing);
        return VisitBean.here(visit.id(), closing ? "visit-closed" : "visit-opened");
    }

    public @Nullable String share() {
        Optional<Instant> until = Optional.empty();
        if (!endsAt.isBlank()) {
            try {
                until = Optional.of(
                        LocalDateTime.parse(endsAt.strip()).atZone(times.zone()).toInstant());
            } catch (DateTimeParseException e) {
                http.refuse("endsAt", words.get("patient.when-wrong"));
                return null;
            }
        }
        if (colleague.isEmpty()) {
            http.refuse("colleague", words.get("access.choose"));
            return null;
        }
        sharing.shareVisit(visit.id(), UUID.fromString(colleague), until);
        return VisitBean.here(visit.id(), "visit-shared");
    }

    public String end() {
        sharing.revokeVisit(visit.id(), http.id("share"));
        return VisitBean.here(visit.id(), "share-ended");
    }

    private Line line(ChartShare share) {
        return new Line(
                share.id(),
                name(share.staffId()),
                share.endsAt()
                        .map(end -> words.get("access.until-moment", times.moment(end)))
                        .orElse(words.get("access.until-ended")));
    }

    private String name(UUID staffId) {
        return all().stream()
                .filter(one -> one.id().equals(staffId))
                .map(Colleague::name)
                .findFirst()
                .orElse(words.get("access.gone"));
    }

    private List<Colleague> all() {
        if (colleagues == null) {
            colleagues = directory.list();
        }
        return colleagues;
    }

    private UUID self() {
        return caller.get().staff();
    }

    public String getColleague() {
        return colleague;
    }

    /** @param colleague null where a form sends the empty choice */
    public void setColleague(@Nullable String colleague) {
        this.colleague = colleague == null ? "" : colleague;
    }

    public String getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(@Nullable String endsAt) {
        this.endsAt = endsAt == null ? "" : endsAt;
    }
}
