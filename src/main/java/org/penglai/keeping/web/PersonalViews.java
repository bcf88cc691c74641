package org.penglai.keeping.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.keeping.Erasing;
import org.penglai.keeping.ErasureRequest;
import org.penglai.keeping.Held;
import org.penglai.keeping.RecordKind;
import org.penglai.keeping.RecordKind.Period;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;

/** Personal data as the API shows them. */
final class PersonalViews {

    private static final Bilingual NOTHING = new Bilingual("", "");

    private PersonalViews() {}

    /** A list. */
    record Items<T>(List<T> items) {}

    /** Everything about one person. */
    record PersonalView(
            String subject,
            String name,
            String organisation,
            int erasureWithinDays,
            Optional<RequestView> request,
            List<HeldView> items) {
        static PersonalView of(Actor person, Erasing.Overview overview) {
            return new PersonalView(
                    person.subject(),
                    person.name(),
                    person.organisation().toString(),
                    overview.withinDays(),
                    overview.request().map(RequestView::of),
                    overview.held().stream().map(HeldView::of).toList());
        }
    }

    /** How long a kind is kept. */
    record PeriodView(int length, Period.Unit unit, Bilingual from) {}

    /** One thing. */
    record HeldView(
            String kind,
            Bilingual name,
            Bilingual data,
            Bilingual purpose,
            Bilingual authority,
            boolean duty,
            Optional<PeriodView> period,
            String what,
            Instant since,
            boolean stays,
            Optional<LocalDate> until) {
        static HeldView of(Held held) {
            var kind = held.kind();
            return new HeldView(
                    kind.id(),
                    kind.name(),
                    kind.personal().map(RecordKind.Personal::what).orElse(NOTHING),
                    kind.personal().map(RecordKind.Personal::purpose).orElse(NOTHING),
                    kind.basis().source(),
                    kind.basis().isDuty(),
                    kind.period().map(period -> new PeriodView(period.length(), period.unit(), kind.from())),
                    held.what(),
                    held.since(),
                    held.stays(),
                    held.until());
        }
    }

    /** A request; the account is shown to operators only. */
    record RequestView(
            String id,
            String organisation,
            ErasureRequest.State state,
            Instant askedAt,
            LocalDate dueOn,
            Optional<Instant> answeredAt,
            Optional<String> duty,
            Optional<String> reason,
            Optional<String> account) {
        static RequestView of(ErasureRequest request) {
            return of(request, Optional.empty());
        }

        static RequestView of(ErasureRequest request, Optional<String> account) {
            return new RequestView(
                    request.id().toString(),
                    request.organisation().toString(),
                    request.state(),
                    request.askedAt(),
                    request.dueOn(),
                    request.answeredAt(),
                    request.duty(),
                    request.reason(),
                    account);
        }
    }
}
