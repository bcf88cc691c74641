package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.AnnuityOutlook;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Enclosing;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentReference;
import org.penglai.patent.Patents;
import org.penglai.patent.Reckoning;
import org.penglai.patent.Registering;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The pages of patents: one is entered by its number, and shown with its register. */
public final class PatentPages {

    private static final String VERSION = "version";

    private final Tx tx;
    private final Registering registering;
    private final Patents patents;
    private final Reckoning reckoning;
    private final Enclosing enclosing;
    private final Offers offers;
    private final Pages pages;

    /** What the pages of patents work with. */
    public record Parts(Tx tx, Registering registering, Patents patents, Reckoning reckoning, Enclosing enclosing) {}

    public PatentPages(Parts parts, Offers offers, Pages pages) {
        this.tx = parts.tx();
        this.registering = parts.registering();
        this.patents = parts.patents();
        this.reckoning = parts.reckoning();
        this.enclosing = parts.enclosing();
        this.offers = offers;
        this.pages = pages;
    }

    /** What the marketplace offers of a patent; patents themselves know nothing of listings. */
    @FunctionalInterface
    public interface Offers {
        List<Offer> of(ApplicationNumber number);
    }

    /** An offer of the patent that is open, by the names of its mode and state. */
    public record Offer(String href, Bilingual title, String mode, String state) {}

    /**
     * What the form shows.
     *
     * @param patent the one whose bibliography is put right; none while a new one is entered
     */
    public record FormModel(
            Form form, Problems.@Nullable Shown problem, List<Choice> industries, Optional<Patent> patent) {}

    /**
     * What a patent's page shows.
     *
     * @param own whether the reader's organisation is an owner
     * @param checkComputed whether it was just entered without its check character
     */
    public record PageModel(
            Patent patent,
            LegalStatus status,
            Optional<LocalDate> granted,
            AnnuityOutlook annuities,
            List<Offer> offers,
            Enclosing.Enclosed enclosed,
            boolean own,
            boolean editable,
            boolean checkComputed) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/patents/new", "createPatent", this::blank),
                PageRoute.post("/patents", "createPatent", this::enter),
                PageRoute.get("/patents/:number", "getPatent", this::one),
                PageRoute.get("/patents/:number/edit", "editPatent", this::edit),
                PageRoute.post("/patents/:number/edit", "editPatent", this::save));
    }

    private Reply blank(Call call) {
        var number = call.query("number").orElse("");
        var form = number.isEmpty() ? Form.EMPTY : Form.of(Map.of("applicationNumber", number));
        return pages.show(call, "patent/new", model(call, form, null, Optional.empty()));
    }

    private Reply enter(Call call) {
        return pages.form(
                call,
                () -> {
                    var patent = registering.register(call.actor(), TypedPatent.read(call.form()));
                    var written = ApplicationNumber.read(call.form().value("applicationNumber"));
                    return Reply.seeOther(address(patent.number()) + (written.checkGiven() ? "" : "?computed=true"));
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "patent/new",
                        model(call, rejected.form(), rejected.problem(), Optional.empty())));
    }

    private Reply one(Call call) {
        var reference = PatentReference.parse(call.path("number"));
        if (!(reference instanceof PatentReference.ByApplication(var reading)) || !reading.isCanonical()) {
            return Reply.permanently(address(patents.require(reference)));
        }
        var model = tx.run(now -> model(call, visible(call, reading.number()), LegalDays.of(now)));
        return pages.show(call, "patent/patent", model);
    }

    private Reply edit(Call call) {
        var patent = editable(call);
        var filled = new HashMap<>(TypedPatent.filled(patent.bibliography()));
        filled.put(VERSION, String.valueOf(patent.version()));
        return pages.show(call, "patent/edit", model(call, Form.of(filled), null, Optional.of(patent)));
    }

    private Reply save(Call call) {
        var number = ApplicationNumber.parse(call.path("number"));
        return pages.form(
                call,
                () -> {
                    var about = TypedPatent.bibliography(call.form());
                    registering.describe(call.actor(), number, version(call.form()), about);
                    return Reply.seeOther(address(number) + "?done=saved");
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "patent/edit",
                        model(call, rejected.form(), rejected.problem(), Optional.of(editable(call)))));
    }

    private Patent editable(Call call) {
        var patent = visible(call, ApplicationNumber.parse(call.path("number")));
        if (!Registering.mayDescribe(call.actor(), patent)) {
            throw Refusal.forbidden("patent.not-owner")
                    .with("number", patent.number().canonical());
        }
        return patent;
    }

    private Patent visible(Call call, ApplicationNumber number) {
        var patent = patents.require(number);
        if (!patent.isVisibleTo(call.caller().actor())) {
            throw Refusal.unknown("patent.unknown").with("number", number.canonical());
        }
        return patent;
    }

    /** The version that the form was opened on; a form without one is as good as stale. */
    private static long version(Form form) {
        var written = form.value(VERSION);
        if (!written.matches("\\d{1,9}")) {
            throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
        }
        return Long.parseLong(written);
    }

    private PageModel model(Call call, Patent patent, LocalDate day) {
        var own = call.caller()
                .actor()
                .filter(actor -> patent.isOwnedBy(actor.organisation()))
                .isPresent();
        return new PageModel(
                patent,
                patent.statusOn(day),
                patent.grantedBy(day),
                reckoning.outlook(patent, day),
                offers.of(patent.number()),
                enclosing.of(patent.number()),
                own,
                call.caller()
                        .actor()
                        .filter(actor -> Registering.mayDescribe(actor, patent))
                        .isPresent(),
                call.query("computed").isPresent());
    }

    private static FormModel model(Call call, Form form, Problems.@Nullable Shown problem, Optional<Patent> patent) {
        var industries = List.of(Industry.values()).stream()
                .map(industry -> Choice.of(industry.name(), industry.label().in(call.language())))
                .toList();
        return new FormModel(form, problem, industries, patent);
    }

    private static String address(ApplicationNumber number) {
        return "/patents/" + number.canonical();
    }
}
