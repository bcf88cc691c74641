package org.penglai.deal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.deal.Accepting;
import org.penglai.deal.Aside;
import org.penglai.deal.Booking;
import org.penglai.deal.Certifying;
import org.penglai.deal.DealAction;
import org.penglai.deal.Filing;
import org.penglai.deal.Payment;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Upload;

/**
 * What the forms on the pages of deals do. A page is read before its form's deed is tried, since a deed that the database
 * refuses ends the transaction, and nothing can be read in it any more.
 */
final class DealDeeds {

    private final DealPages.Desk desk;
    private final Pages pages;
    private final DealPages.Home home;
    private final Function<Call, DealModel> model;

    DealDeeds(DealPages.Desk desk, Pages pages, DealPages.Home home, Function<Call, DealModel> model) {
        this.desk = desk;
        this.pages = pages;
        this.home = home;
        this.model = model;
    }

    /** What is in the way is told where the form was typed, beside what was typed. */
    Reply accept(Call call) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        var page = home.read(call);
        return pages.form(
                call,
                () -> {
                    var form = call.form();
                    var acceptance =
                            new Accepting.Acceptance(form.value("intendedUse"), form.value("contact"), seen(form));
                    var deal = desk.accepting().accept(call.actor(), listing, acceptance);
                    return Reply.seeOther("/deals/" + deal.id() + "?done=accepted");
                },
                rejected -> {
                    var failed = rejected.problem().code().equals("deal.acceptance")
                            ? inTheWay(call, listing)
                            : failed(call.language(), rejected.form());
                    var told = new InTheWay(rejected.problem(), failed);
                    return page.again(rejected, pages.render(call, "deal/intheway", told));
                });
    }

    /** Which version the page showed; a form that does not say has shown none that stands. */
    private static Optional<Integer> seen(Form form) {
        var written = form.value("version");
        return Optional.of(written.matches("\\d{1,9}") ? Integer.parseInt(written) : 0);
    }

    /** What the law would say anyway: told together with what is wrong in the form, not in a second round. */
    private List<InTheWay.Failed> inTheWay(Call call, ListingId listing) {
        try {
            return desk.accepting().preview(call.actor(), listing).stream()
                    .filter(check -> !check.isPassed())
                    .map(check -> new InTheWay.Failed(
                            check.reason(),
                            pages.messages().text(call.language(), "violation.acceptance." + check.reason()),
                            check.citation().text().in(call.language())))
                    .toList();
        } catch (Refusal notOpen) {
            return List.of();
        }
    }

    private List<InTheWay.Failed> failed(Language language, Form form) {
        return form.violations().values().stream()
                .flatMap(List::stream)
                .filter(violation -> violation.code().startsWith("acceptance."))
                .map(violation -> new InTheWay.Failed(
                        violation.code().substring("acceptance.".length()),
                        pages.problems().message(violation, language),
                        String.valueOf(violation.facts().get(language == Language.ZH ? "citationZh" : "citationEn"))))
                .toList();
    }

    Reply file(Call call) {
        return deed(call, DealAction.ADD_EVIDENCE, "filed", () -> {
            var refusal = Refusal.invalid("evidence.invalid");
            var kind = DealForms.kind(refusal, call.form());
            var issuedOn = DealForms.date(refusal, call.form(), "issuedOn");
            var upload = call.uploads().stream()
                    .filter(file -> file.field().equals("file") && file.size() > 0)
                    .findFirst();
            if (upload.isEmpty()) {
                refusal.violation("/file", "required");
            }
            if (kind.isOfficial() && call.form().optional("number").isEmpty()) {
                refusal.violation("/number", "required");
            }
            if (call.uploads().size() > 1) {
                refusal.violation("/file", "maxItems", Map.of("limit", 1));
            }
            DealForms.requireRead(refusal);
            var description = new Filing.Description(kind, call.form().value("number"), issuedOn);
            desk.filing()
                    .add(
                            call.actor(),
                            DealPages.id(call),
                            description,
                            upload.map(Upload::path).orElseThrow());
        });
    }

    Reply book(Call call) {
        return deed(call, DealAction.BOOK_PAYMENT, "booked", () -> {
            var refusal = Refusal.invalid("deal.payment");
            var amount = DealForms.yuan(refusal, call.form());
            var paidOn = DealForms.date(refusal, call.form(), "paidOn");
            if (call.form().optional("bankReference").isEmpty()) {
                refusal.violation("/bankReference", "required");
            }
            DealForms.requireRead(refusal);
            var payment = new Payment(amount, call.form().value("bankReference"), paidOn);
            if (call.form().value("moreThanDue").equals("true")) {
                desk.booking().bookBeyondDue(call.actor(), DealPages.id(call), payment);
            } else {
                desk.booking().book(call.actor(), DealPages.id(call), payment);
            }
        });
    }

    Reply takeBack(Call call) {
        return deed(call, DealAction.TAKE_BACK_PAYMENT, "payment-reversed", () -> {
            var reversed = call.form().value("reversed").strip();
            var mistake = call.form().value("mistake").strip();
            var refusal = Refusal.invalid("deal.payment-reversal");
            refusal.requireText("/reversed", reversed, Booking.TEXT_MAX);
            refusal.requireText("/mistake", mistake, Booking.TEXT_MAX);
            DealForms.requireRead(refusal);
            desk.booking().takeBackDirect(call.actor(), DealPages.id(call), reversed, mistake);
        });
    }

    Reply certify(Call call) {
        var seen = call.form().all("seen").stream().map(DealForms::evidence).toList();
        var page = model.apply(call);
        var step = page.certifying().orElse(DealAction.PROPOSE_CERTIFICATE);
        var done = step == DealAction.PROPOSE_CERTIFICATE ? "proposed" : "certified";
        return deed(
                call,
                page,
                new Deed(
                        step,
                        done,
                        () -> desk.certifying()
                                .certify(
                                        call.actor(),
                                        DealPages.id(call),
                                        new Certifying.Look(seen, DealForms.notes(call)))));
    }

    /** What a party says of its relation; refused, it stands in its form again. */
    Reply relate(Call call) {
        var page = model.apply(call);
        return pages.form(
                call,
                () -> {
                    desk.relating()
                            .declare(
                                    call.actor(),
                                    DealPages.id(call),
                                    DealForms.relation(call.form()),
                                    call.form().value("words"));
                    return Reply.seeOther("/deals/" + page.deal().id() + "?done=related");
                },
                rejected -> pages.show(rejected.problem().status(), call, "deal/deal", page.unrelated(rejected)));
    }

    Reply reject(Call call) {
        return deed(
                call,
                DealAction.REJECT_PROPOSAL,
                "rejected",
                () -> desk.certifying().reject(call.actor(), DealPages.id(call), reason(call)));
    }

    Reply sign(Call call) {
        return deed(call, DealAction.SIGN, "signed", () -> {
            var read = call.form().value("contract");
            if (!read.matches("[0-9a-f]{64}")) {
                throw Refusal.invalid("deal.contract-unread");
            }
            desk.signing().sign(call.actor(), DealPages.id(call), new Sha256(read));
        });
    }

    Reply report(Call call) {
        return deed(call, DealAction.REPORT_BENEFIT, "reported", () -> {
            var form = BenefitDeed.read(call.form());
            desk.reporting().report(call.actor(), DealPages.id(call), form.year(), form.figures());
        });
    }

    Reply cancel(Call call) {
        var page = model.apply(call);
        var agrees = page.allows(DealAction.AGREE_CANCELLATION);
        var action = agrees ? DealAction.AGREE_CANCELLATION : DealAction.ASK_CANCELLATION;
        return deed(
                call,
                page,
                new Deed(
                        action,
                        agrees ? "cancelled" : "asked",
                        () -> desk.aside().cancel(call.actor(), DealPages.id(call), reason(call))));
    }

    Reply refuseCancellation(Call call) {
        return deed(
                call,
                DealAction.REFUSE_CANCELLATION,
                "refused",
                () -> desk.aside().refuseCancellation(call.actor(), DealPages.id(call), reason(call)));
    }

    Reply dispute(Call call) {
        return deed(
                call,
                DealAction.RAISE_DISPUTE,
                "disputed",
                () -> desk.aside().dispute(call.actor(), DealPages.id(call), reason(call)));
    }

    Reply resolve(Call call) {
        return deed(call, DealAction.RESOLVE_DISPUTE, "resolved", () -> {
            var outcome = call.form().value("outcome").equals(Aside.Outcome.CANCELLED.name())
                    ? Aside.Outcome.CANCELLED
                    : Aside.Outcome.CONTINUED;
            desk.aside().resolve(call.actor(), DealPages.id(call), outcome, reason(call));
        });
    }

    Reply revoke(Call call) {
        var page = model.apply(call);
        var second = page.allows(DealAction.CONFIRM_REVOCATION);
        var action = second ? DealAction.CONFIRM_REVOCATION : DealAction.PROPOSE_REVOCATION;
        return deed(
                call,
                page,
                new Deed(
                        action,
                        second ? "revoked" : "revoking",
                        () -> desk.revoking().revoke(call.actor(), DealPages.id(call), reason(call))));
    }

    private static String reason(Call call) {
        return call.form().value("reason");
    }

    /** What a form is to do, and the notice on the page when it is done. */
    private record Deed(DealAction action, String done, Runnable work) {}

    private Reply deed(Call call, DealAction action, String done, Runnable work) {
        return deed(call, model.apply(call), new Deed(action, done, work));
    }

    private Reply deed(Call call, DealModel page, Deed deed) {
        Supplier<Reply> work = () -> {
            deed.work().run();
            return Reply.seeOther("/deals/" + page.deal().id() + "?done=" + deed.done());
        };
        return pages.form(
                call,
                work,
                rejected -> pages.show(
                        rejected.problem().status(), call, "deal/deal", page.refused(deed.action(), rejected)));
    }
}
