package org.penglai.deal.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.deal.Accepting;
import org.penglai.deal.Booking;
import org.penglai.deal.Certifying;
import org.penglai.deal.Consulting;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Filing;
import org.penglai.deal.Signing;
import org.penglai.deal.web.DealBodies.AcceptanceForm;
import org.penglai.deal.web.DealBodies.CertificationForm;
import org.penglai.deal.web.DealBodies.EvidenceForm;
import org.penglai.deal.web.DealBodies.PaymentForm;
import org.penglai.deal.web.DealBodies.ReversalForm;
import org.penglai.deal.web.DealBodies.SignatureForm;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.platform.blob.FileType;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Deals over the API. */
public final class DealApi {

    /** A document says nothing to the browser that opens it, whatever it contains. */
    private static final String INERT = "default-src 'none'; sandbox";

    /** What the operations work with. */
    public record Desk(
            Accepting accepting,
            Booking booking,
            Filing filing,
            Certifying certifying,
            Consulting consulting,
            Signing signing) {}

    private final Desk desk;
    private final CertificatePdf paper;
    private final CertificateFile file;

    public DealApi(Desk desk, CertificatePdf paper, CertificateFile file) {
        this.desk = desk;
        this.paper = paper;
        this.file = file;
    }

    public Map<String, Endpoint> operations() {
        return Map.ofEntries(
                Map.entry("acceptListing", this::acceptListing),
                Map.entry("getDeal", this::getDeal),
                Map.entry("listDeals", this::listDeals),
                Map.entry("getDealCompletion", this::getDealCompletion),
                Map.entry("addDealPayment", this::addDealPayment),
                Map.entry("reverseDealPayment", this::reverseDealPayment),
                Map.entry("addDealEvidence", this::addDealEvidence),
                Map.entry("listDealEvidence", this::listDealEvidence),
                Map.entry("getDealEvidence", this::getDealEvidence),
                Map.entry("certifyDeal", this::certifyDeal),
                Map.entry("signDeal", this::signDeal),
                Map.entry("getCertificate", this::getCertificate),
                Map.entry("getCertificatePdf", this::getCertificatePdf),
                Map.entry(
                        "getCertificateFile",
                        call -> file.reply(desk.consulting().certificate(call.path("number")))));
    }

    /** One page of deals; {@code next} is asked for with {@code after}. */
    record DealList(List<DealView> items, Optional<String> next) {}

    /** All documents of one deal. */
    record EvidenceList(List<EvidenceView> items) {}

    /** All requirements of one deal. */
    record RequirementList(boolean complete, List<DealView.RequirementView> items) {}

    private Reply acceptListing(Call call) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        var deal = desk.accepting()
                .accept(call.actor(), listing, call.body(AcceptanceForm.class).acceptance());
        return shown(201, call, deal).location(ApiRouter.BASE + "/deals/" + deal.id());
    }

    private Reply getDeal(Call call) {
        return shown(200, call, deal(call));
    }

    private Reply listDeals(Call call) {
        var paging = DealBodies.paging(call);
        var found = desk.consulting().list(call.actor(), states(call), paging);
        var items = found.stream()
                .limit(paging.limit() - 1L)
                .map(deal -> DealView.of(deal, call.actor()))
                .toList();
        var next = found.size() == paging.limit() ? Optional.of(items.getLast().id()) : Optional.<String>empty();
        return Reply.json(200, new DealList(items, next));
    }

    private Reply getDealCompletion(Call call) {
        var completion = desk.consulting().completion(deal(call));
        return Reply.json(
                200,
                new RequirementList(completion.isComplete(), DealView.RequirementView.of(completion, call.language())));
    }

    private Reply addDealPayment(Call call) {
        var form = call.body(PaymentForm.class);
        var deal = form.isMoreThanDue()
                ? desk.booking().bookBeyondDue(call.actor(), id(call), form.payment())
                : desk.booking().book(call.actor(), id(call), form.payment());
        return shown(201, call, deal);
    }

    private Reply reverseDealPayment(Call call) {
        var form = call.body(ReversalForm.class);
        return shown(
                200, call, desk.booking().takeBackDirect(call.actor(), id(call), form.bankReference(), form.reason()));
    }

    private Reply addDealEvidence(Call call) {
        var form = EvidenceForm.read(call);
        var evidence = desk.filing()
                .add(call.actor(), id(call), form.description(), form.file().path());
        return Reply.json(201, EvidenceView.of(evidence))
                .location(ApiRouter.BASE + "/deals/" + id(call) + "/evidence/" + evidence.id());
    }

    private Reply listDealEvidence(Call call) {
        var items = desk.filing().list(call.actor(), id(call)).stream()
                .map(EvidenceView::of)
                .toList();
        return Reply.json(200, new EvidenceList(items));
    }

    private Reply certifyDeal(Call call) {
        var look = call.body(CertificationForm.class).look();
        return shown(200, call, desk.certifying().certify(call.actor(), id(call), look));
    }

    private Reply signDeal(Call call) {
        var read = call.body(SignatureForm.class).read();
        return shown(200, call, desk.signing().sign(call.actor(), id(call), read));
    }

    private Reply getCertificate(Call call) {
        var certificate = desk.consulting().certificate(call.path("number"));
        return Reply.json(200, CertificateView.of(certificate))
                .version(certificate.deal().head().version());
    }

    /** The certificate as a file; outside any transaction, since it takes a while to make. */
    private Reply getCertificatePdf(Call call) {
        var certificate = desk.consulting().certificate(call.path("number"));
        return Reply.bytes("application/pdf", paper.render(certificate))
                .header("Content-Disposition", "inline; filename=\"" + certificate.number() + ".pdf\"");
    }

    /** A document on file, to be saved rather than shown. */
    private Reply getDealEvidence(Call call) {
        var id = call.id("evidence", "evidence.unknown", EvidenceId::new);
        var evidence = desk.filing().entry(call.actor(), id(call), id);
        var mediaType = evidence.document().mediaType();
        var reply = evidence.source() == Evidence.Source.GENERATED
                ? Reply.text(200, mediaType, desk.filing().text(evidence))
                : Reply.passing(mediaType, desk.filing().open(evidence));
        return reply.header("Content-Disposition", "attachment; filename=\"" + fileName(evidence) + "\"")
                .header("Content-Security-Policy", INERT)
                .header("ETag", "\"" + evidence.document().digest() + "\"");
    }

    /** Named by us, so that nothing of what the sender called it reaches a header or a disk. */
    private static String fileName(Evidence evidence) {
        var kind = evidence.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var ending = FileType.of(evidence.document().mediaType())
                .map(FileType::ending)
                .orElse(evidence.document().mediaType().equals("text/plain") ? "txt" : "json");
        return kind + "-" + evidence.document().digest().hex().substring(0, 12) + "." + ending;
    }

    private Deal deal(Call call) {
        return desk.consulting().deal(call.actor(), id(call));
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }

    private static Set<Deal.State> states(Call call) {
        return call.queries("state").stream().map(DealApi::state).collect(Collectors.toUnmodifiableSet());
    }

    private static Deal.State state(String name) {
        return Arrays.stream(Deal.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.MALFORMED, "request.parameters"));
    }

    private static Reply shown(int status, Call call, Deal deal) {
        return Reply.json(status, DealView.of(deal, call.actor()))
                .version(deal.head().version());
    }
}
