package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.encounter.EmergencyAccess;
import org.florscribe.clinical.encounter.EmergencyReview;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Charts that were opened in emergencies: who, when and why, and what another person found who looked at it. */
@Named
@RequestScoped
public class EmergenciesBean {

    private final EmergencyReview review;
    private final CurrentCaller caller;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable Page<EmergencyAccess> page;
    private String finding = "";

    @Inject
    EmergenciesBean(EmergencyReview review, CurrentCaller caller, Http http, Times times, Words words) {
        this.review = review;
        this.caller = caller;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    /**
     * One of them.
     *
     * @param mine this person opened it, so somebody else reviews it
     */
    public record Line(
            UUID id,
            UUID patientId,
            UUID staffId,
            String who,
            String when,
            String reason,
            boolean reviewed,
            String review,
            boolean mine) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    public List<Line> getLines() {
        List<EmergencyAccess> items = page().items();
        Map<UUID, String> names = review.names(items.stream()
                .flatMap(it ->
                        Stream.concat(Stream.of(it.staffId()), it.review().map(EmergencyAccess.Review::by).stream()))
                .collect(Collectors.toSet()));
        return items.stream()
                .map(it -> new Line(
                        it.id(),
                        it.patientId(),
                        it.staffId(),
                        names.getOrDefault(it.staffId(), ""),
                        words.get("emergencies.span", times.moment(it.openedAt()), times.clock(it.endsAt())),
                        it.reason().reveal(),
                        it.review().isPresent(),
                        it.review()
                                .map(seen -> words.get(
                                        "emergencies.seen",
                                        names.getOrDefault(seen.by(), ""),
                                        times.moment(seen.at()),
                                        seen.finding().reveal()))
                                .orElse(""),
                        it.staffId().equals(caller.get().staff())))
                .toList();
    }

    /** The cursor of those before; empty at the end. */
    public String getMore() {
        return page().next().orElse("");
    }

    /** The one that the page was opened to review; empty when it was not. */
    public String getChosen() {
        return http.findId("id").map(UUID::toString).orElse("");
    }

    public String close() {
        review.close(http.id("id"), finding);
        return "/admin/emergencies.xhtml?faces-redirect=true&done=emergency-closed";
    }

    private Page<EmergencyAccess> page() {
        if (page == null) {
            Optional<String> after = Optional.of(http.parameter("after")).filter(cursor -> !cursor.isEmpty());
            page = review.list(false, new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        }
        return page;
    }

    public String getFinding() {
        return finding;
    }

    public void setFinding(String finding) {
        this.finding = finding;
    }
}
