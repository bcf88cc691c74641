package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
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

    private final Tx tx;
    private final Registering registering;
    private final Patents patents;
    private final Offers offers;
    private final Pages pages;

    public PatentPages(Tx tx, Registering registering, Patents patents, Offers offers, Pages pages) {
        this.tx = tx;
        this.registering = registering;
        this.patents = patents;
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

    /** What the form shows. */
    public record FormModel(Form form, Problems.@Nullable Shown problem, List<Choice> industries) {}

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
            List<Offer> offers,
            boolean own,
            boolean checkComputed) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/patents/new", "createPatent", this::blank),
                PageRoute.get("/patents", "createPatent", _ -> Reply.seeOther("/patents/new")),
                PageRoute.post("/patents", "createPatent", this::enter),
                PageRoute.get("/patents/:number", "getPatent", this::one));
    }

    private Reply blank(Call call) {
        var number = call.query("number").orElse("");
        var form = number.isEmpty() ? Form.EMPTY : Form.of(Map.of("applicationNumber", number));
        return pages.show(call, "patent/new", model(call, form, null));
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
                        model(call, rejected.form(), rejected.problem())));
    }

    private Reply one(Call call) {
        var reading = ApplicationNumber.read(call.path("number"));
        if (!reading.isCanonical()) {
            return Reply.permanently(address(reading.number()));
        }
        var model = tx.run(now -> model(call, patents.require(reading.number()), LegalDays.of(now)));
        return pages.show(call, "patent/patent", model);
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
                offers.of(patent.number()),
                own,
                call.query("computed").isPresent());
    }

    private static FormModel model(Call call, Form form, Problems.@Nullable Shown problem) {
        var industries = List.of(Industry.values()).stream()
                .map(industry -> Choice.of(industry.name(), industry.label().in(call.language())))
                .toList();
        return new FormModel(form, problem, industries);
    }

    private static String address(ApplicationNumber number) {
        return "/patents/" + number.canonical();
    }
}
