package org.penglai.deal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.Answering;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealId;
import org.penglai.deal.PackageAnswer;
import org.penglai.deal.Packing;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The page of what a deal's parties hand in to authorities, and the forms for what these answered. */
public final class PackagePages {

    /** What a refusal calls a field that the form calls otherwise. */
    private static final Map<String, String> TYPED = Map.of(
            "/contractAmountFen", "/contractAmount",
            "/technologyAmountFen", "/technologyAmount",
            "/evidence", "/file");

    private final Packing packing;
    private final Answering answering;
    private final PackagePapers papers;
    private final Pages pages;

    public PackagePages(Packing packing, Answering answering, PackagePapers papers, Pages pages) {
        this.packing = packing;
        this.answering = answering;
        this.papers = papers;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/deals/:id/packages", "listDealPackages", this::show),
                PageRoute.get("/deals/:id/packages/:package/table", "getDealPackageTable", papers::table),
                PageRoute.get("/deals/:id/packages/:package/paper", "getDealPackagePaper", papers::paper),
                PageRoute.upload("/deals/:id/package-answers", "answerDealPackage", this::answer));
    }

    /**
     * What the page shows.
     *
     * @param answerable whether the reader may put down what an authority answered
     * @param done whether that was just done
     */
    public record Model(
            DealId deal,
            List<Packing.Answered> packages,
            PackageWords words,
            boolean answerable,
            boolean done,
            Form form,
            Problems.@Nullable Shown problem) {

        /** The packages to choose from, by id. */
        public List<Choice> choices() {
            return packages.stream()
                    .map(answered -> answered.filing().rule())
                    .map(rule -> Choice.of(rule.id(), rule.name().in(words.language())))
                    .toList();
        }

        /** Whether one of them is answered with the two sums. */
        public boolean asksAmounts() {
            return packages.stream()
                    .anyMatch(answered -> answered.filing().rule().reply().amounts());
        }

        Model refused(Pages.Rejected rejected) {
            return new Model(deal, packages, words, answerable, /* done= */ false, rejected.form(), rejected.problem());
        }
    }

    /** What the deal's own page shows of it. */
    public record PanelModel(String address, List<Packing.Answered> packages) {}

    /** The packages on the deal's own page, for those who may read its file, once there is one. */
    public String panel(Call call, Deal deal) {
        if (!deal.isFileOpenTo(call.actor())) {
            return "";
        }
        var packages = packing.all(call.actor(), deal.id());
        return packages.isEmpty()
                ? ""
                : pages.render(
                        call, "deal/packagespanel", new PanelModel("/deals/" + deal.id() + "/packages", packages));
    }

    private Reply show(Call call) {
        return pages.show(call, "deal/packages", model(call));
    }

    private Model model(Call call) {
        var id = id(call);
        var packages = packing.all(call.actor(), id);
        var answerable = packages.stream()
                .map(answered -> answered.filing().deal())
                .anyMatch(deal -> deal.actionsFor(call.actor()).contains(DealAction.ADD_EVIDENCE));
        var done = call.query("done").filter("answered"::equals).isPresent();
        var words = new PackageWords(pages.messages(), call.language(), /* demo= */ false);
        return new Model(id, packages, words, answerable, done, Form.EMPTY, null);
    }

    private Reply answer(Call call) {
        var page = model(call);
        return pages.form(
                call,
                () -> {
                    var said = said(call.form());
                    try {
                        answering.answer(call.actor(), page.deal(), call.form().value("package"), said, paper(call));
                    } catch (Refusal refused) {
                        throw asTyped(refused);
                    }
                    return Reply.seeOther("/deals/" + page.deal() + "/packages?done=answered");
                },
                rejected -> pages.show(rejected.problem().status(), call, "deal/packages", page.refused(rejected)));
    }

    private static PackageAnswer.Said said(Form form) {
        var refusal = Refusal.invalid("package.answer");
        var outcome = Optional.of(form.value("outcome"))
                .filter(written -> written.equals("ACCEPTED") || written.equals("REFUSED"))
                .map(PackageAnswer.Outcome::valueOf);
        if (outcome.isEmpty()) {
            refusal.violation("/outcome", "required");
        }
        var day = DealForms.date(refusal, form, "answeredOn");
        var amounts = amounts(refusal, form);
        if (!refusal.violations().isEmpty() && form.optional("number").isEmpty()) {
            refusal.violation("/number", "required");
        }
        DealForms.requireRead(refusal);
        return new PackageAnswer.Said(outcome.orElseThrow(), form.value("number"), day, form.value("reason"), amounts);
    }

    /** Neither, or both. */
    private static Optional<PackageAnswer.Amounts> amounts(Refusal refusal, Form form) {
        if (form.optional("contractAmount").isEmpty()
                && form.optional("technologyAmount").isEmpty()) {
            return Optional.empty();
        }
        var contract = DealForms.yuanOrNone(refusal, form, "contractAmount");
        var technology = DealForms.yuanOrNone(refusal, form, "technologyAmount");
        return Optional.of(new PackageAnswer.Amounts(contract, technology));
    }

    private static Answering.Paper paper(Call call) {
        return call.uploads().stream()
                .filter(file -> file.field().equals("file") && file.size() > 0)
                .findFirst()
                .<Answering.Paper>map(file -> new Answering.Paper.Sent(file.path()))
                .orElseGet(Answering.Paper.ByNumber::new);
    }

    /** The same refusal with the names that the form has. */
    private static Refusal asTyped(Refusal refused) {
        var typed = Refusal.of(refused.kind(), refused.code());
        refused.facts().forEach(typed::with);
        refused.violations()
                .forEach(violation -> typed.violation(
                        TYPED.getOrDefault(violation.pointer(), violation.pointer()),
                        violation.code(),
                        violation.facts()));
        return typed;
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }
}
