package org.penglai.deal.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.penglai.deal.Accepting;
import org.penglai.deal.Aside;
import org.penglai.deal.Booking;
import org.penglai.deal.Certifying;
import org.penglai.deal.Consulting;
import org.penglai.deal.Consulting.Waiting;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealId;
import org.penglai.deal.Deals;
import org.penglai.deal.Dues;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Filing;
import org.penglai.deal.Heeding;
import org.penglai.deal.Payments;
import org.penglai.deal.Relating;
import org.penglai.deal.Reporting;
import org.penglai.deal.Revoking;
import org.penglai.deal.Signing;
import org.penglai.deal.Warning;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The pages of deals: mine, one with all that belongs to it, and what waits for an operator. */
public final class DealPages {

    private static final int PAGE_SIZE = 20;

    private final Desk desk;
    private final Pages pages;
    private final BiFunction<Call, Deal, String> panels;
    private final Home home;

    /** Everything that can be done with deals; payments are read only of deals that the reader may see. */
    public record Desk(
            Accepting accepting,
            Filing filing,
            Booking booking,
            Certifying certifying,
            Consulting consulting,
            Heeding heeding,
            Relating relating,
            Payments payments,
            Aside aside,
            Revoking revoking,
            Signing signing,
            Dues dues,
            Reporting reporting) {}

    /** The page on which an acceptance is typed, which is another feature's. */
    @FunctionalInterface
    public interface Home {
        /** Reads the page before the acceptance is tried, so that it can be shown whatever became of the transaction. */
        Shown read(Call call);

        /** The page as it was read. */
        @FunctionalInterface
        interface Shown {
            /** The page with the form as typed, what is wrong, and what is in the way as HTML; empty where nothing is. */
            Reply again(Pages.Rejected rejected, String inTheWay);
        }
    }

    /**
     * @param panels what other features show of a deal, as HTML that they have rendered; empty where nothing
     * @param home where a listing is taken
     */
    public DealPages(Desk desk, Pages pages, BiFunction<Call, Deal, String> panels, Home home) {
        this.desk = desk;
        this.pages = pages;
        this.panels = panels;
        this.home = home;
    }

    public List<PageRoute> routes() {
        var deeds = new DealDeeds(desk, pages, home, this::model);
        return List.of(
                PageRoute.get("/deals", "listDeals", this::mine),
                PageRoute.get("/deals/:id", "getDeal", this::one),
                PageRoute.get("/deals/:id/evidence/:evidenceId", "getDealEvidence", this::document),
                PageRoute.get("/operator/deals", "certifyDeal", this::queue),
                PageRoute.post("/listings/:id/acceptances", "acceptListing", deeds::accept),
                PageRoute.upload("/deals/:id/evidence", "addDealEvidence", deeds::file),
                PageRoute.post("/deals/:id/payments", "addDealPayment", deeds::book),
                PageRoute.post("/deals/:id/payment-reversals", "reverseDealPayment", deeds::takeBack),
                PageRoute.post("/deals/:id/certification", "certifyDeal", deeds::certify),
                PageRoute.post("/deals/:id/relations", "declareDealRelation", deeds::relate),
                PageRoute.post("/deals/:id/certification-rejection", "rejectCertificate", deeds::reject),
                PageRoute.post("/deals/:id/signatures", "signDeal", deeds::sign),
                PageRoute.post("/deals/:id/benefit-reports", "fileBenefitReport", deeds::report),
                PageRoute.post("/deals/:id/cancellation", "cancelDeal", deeds::cancel),
                PageRoute.post("/deals/:id/cancellation-refusal", "refuseDealCancellation", deeds::refuseCancellation),
                PageRoute.post("/deals/:id/dispute", "disputeDeal", deeds::dispute),
                PageRoute.post("/deals/:id/resolution", "resolveDealDispute", deeds::resolve),
                PageRoute.post("/deals/:id/revocation", "revokeDeal", deeds::revoke));
    }

    /**
     * What the list of deals shows.
     *
     * @param next address of the next page; empty on the last
     */
    public record ListModel(List<Row> deals, boolean office, Dues.Calendar calendar, String next) {
        /** Those whose next term is over or soon will be. */
        public List<Row> pressing() {
            return deals.stream()
                    .filter(row -> calendar.isPressing(row.deal().id()))
                    .toList();
        }

        /** One deal with the other side as the reader sees it. */
        public record Row(Deal deal, boolean licensor, NextStep next) {}
    }

    /**
     * What the operators' queue shows.
     *
     * @param counts how many wait for what, in the order of the queue
     * @param chosen what alone is shown; nothing where all is
     * @param first address of the first page; empty on it
     * @param next address of the next page; empty on the last
     */
    public record QueueModel(
            List<Row> deals, Map<Waiting, Long> counts, Optional<Waiting> chosen, String first, String next) {
        /** One deal, how far it is, and what it waits for. */
        public record Row(Consulting.Progress progress, Waiting waiting) {}

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private Reply mine(Call call) {
        var actor = call.actor();
        var found = desk.consulting().list(actor, Set.of(), paging(call));
        var office = found.stream().anyMatch(deal -> !deal.agreement().isParty(actor.organisation()));
        var rows = shown(found).stream()
                .map(deal -> new ListModel.Row(
                        deal,
                        actor.actsFor(deal.agreement().licensor().organisation()),
                        NextStep.of(deal, desk.consulting().completion(deal))))
                .toList();
        return pages.show(
                call, "deal/deals", new ListModel(rows, office, desk.dues().of(shown(found)), next("/deals", found)));
    }

    private Reply queue(Call call) {
        var rows = desk.consulting().toCertify(call.actor()).stream()
                .map(progress -> new QueueModel.Row(progress, progress.waiting(call.actor())))
                .toList();
        var counts = new EnumMap<Waiting, Long>(Waiting.class);
        rows.forEach(row -> counts.merge(row.waiting(), 1L, Long::sum));
        var chosen = Arrays.stream(Waiting.values())
                .filter(waiting -> call.query("waiting").equals(Optional.of(waiting.name())))
                .findFirst();
        var asked = rows.stream()
                .filter(row -> chosen.isEmpty() || chosen.get() == row.waiting())
                .toList();
        var after = call.query("after").flatMap(DealPages::uuid);
        var from = after.map(last -> position(asked, last) + 1).orElse(0);
        var page = asked.subList(from, Math.min(asked.size(), from + PAGE_SIZE));
        var more = from + PAGE_SIZE < asked.size();
        var all = "/operator/deals?"
                + chosen.map(waiting -> "waiting=" + waiting + "&").orElse("");
        var first = from > 0 ? all.substring(0, all.length() - 1) : "";
        var next = more ? all + "after=" + page.getLast().progress().deal().id() : "";
        return pages.show(call, "deal/queue", new QueueModel(page, counts, chosen, first, next));
    }

    /** Where the deal stands in the queue; before the first where it has left it. */
    private static int position(List<QueueModel.Row> rows, DealId deal) {
        return rows.stream().map(row -> row.progress().deal().id()).toList().indexOf(deal);
    }

    private Reply one(Call call) {
        var model = model(call).withNotice(call.query("done").orElse(""));
        return pages.show(call, "deal/deal", model);
    }

    private DealModel model(Call call) {
        var actor = call.actor();
        var deal = desk.consulting().deal(actor, id(call));
        var file = deal.isFileOpenTo(actor) ? Optional.of(desk.filing().list(actor, deal.id())) : filed();
        var words = new DealWords(pages.messages(), call.language());
        return new DealModel(
                deal,
                desk.consulting().completion(deal),
                file,
                new DealModel.Paid(
                        desk.payments().of(deal.id()),
                        desk.payments().takenBack(deal.id()),
                        deal.actions().contains(DealAction.TAKE_BACK_PAYMENT)),
                new DealModel.Reader(
                        deal.actionsFor(actor),
                        deal.isContactOpenTo(actor),
                        deal.isProposedBy(actor),
                        actor.is(Role.OPERATOR)),
                words.fee(deal.agreement().terms().feePlan()),
                panels.apply(call, deal),
                looks(call, deal),
                ahead(actor, deal, file.isPresent()),
                DealModel.Tried.NOTHING,
                "");
    }

    /** What strikes is for the operators and the audit alone; what a party said of the other, for all who read the file. */
    private DealModel.Looks looks(Call call, Deal deal) {
        var actor = call.actor();
        if (!deal.isFileOpenTo(actor)) {
            return DealModel.Looks.NOTHING;
        }
        var office = actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR);
        var signs = office ? desk.heeding().warnings(deal) : List.<Warning>of();
        return new DealModel.Looks(
                signs.stream().map(warning -> look(call, warning)).toList(),
                office ? desk.heeding().notes(deal.id()) : List.of(),
                desk.heeding().relations(deal.id()),
                Relating.isOpenTo(actor, deal),
                DealModel.Tried.NOTHING);
    }

    private DealModel.Look look(Call call, Warning warning) {
        var words = new HashMap<>(warning.facts());
        words.computeIfPresent(
                "kinds",
                (name, kinds) -> Arrays.stream(String.valueOf(kinds).split(" "))
                        .map(kind -> pages.messages().text(call.language(), "deal.relation." + kind))
                        .collect(Collectors.joining("、")));
        return new DealModel.Look(
                warning.sign(),
                pages.messages()
                        .text(call.language(), "deal.sign." + warning.sign().name() + ".text", words),
                warning.citation().text());
    }

    /** What is to be signed, for those who may read it, and what runs. */
    private DealModel.Ahead ahead(Actor actor, Deal deal, boolean readable) {
        var contract = desk.signing().contract(deal.id()).filter(found -> readable);
        var calendar = desk.dues().of(List.of(deal));
        return new DealModel.Ahead(
                contract,
                contract.map(desk.filing()::text).orElse(""),
                calendar.of(deal.id()),
                calendar.today(),
                readable ? desk.reporting().list(actor, deal.id()) : List.of());
    }

    private static Optional<List<Evidence>> filed() {
        return Optional.empty();
    }

    private Reply document(Call call) {
        var evidence =
                desk.filing().entry(call.actor(), id(call), call.id("evidenceId", "evidence.unknown", EvidenceId::new));
        var mediaType = evidence.document().mediaType();
        var reply = evidence.source() == Evidence.Source.GENERATED
                ? Reply.text(200, mediaType, desk.filing().text(evidence))
                : Reply.passing(mediaType, desk.filing().open(evidence));
        return reply.header("Content-Disposition", "attachment; filename=\"" + fileName(evidence) + "\"");
    }

    /** A name of our own making: what the sender called the file is nobody's business. */
    private static String fileName(Evidence evidence) {
        var kind = evidence.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var type = evidence.document().mediaType();
        var ending = type.equals("text/plain")
                ? "txt"
                : type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9].*$", "");
        return kind + "-" + evidence.document().digest().hex().substring(0, 8) + "." + ending;
    }

    static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }

    /** One more than is shown, so that it is known whether there are more. */
    private static Deals.Paging paging(Call call) {
        var after = call.query("after").flatMap(DealPages::uuid);
        return new Deals.Paging(PAGE_SIZE + 1, after);
    }

    private static Optional<DealId> uuid(String text) {
        try {
            return Optional.of(new DealId(java.util.UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty(); // a mangled address shows the first page
        }
    }

    private static <T> List<T> shown(List<T> found) {
        return found.subList(0, Math.min(found.size(), PAGE_SIZE));
    }

    private static String next(String path, List<Deal> found) {
        return found.size() > PAGE_SIZE
                ? path + "?after=" + found.get(PAGE_SIZE - 1).id()
                : "";
    }
}
