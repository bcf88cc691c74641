package org.penglai.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penglai.agency.web.AppointmentApi;
import org.penglai.agency.web.AppointmentPages;
import org.penglai.audit.web.AuditApi;
import org.penglai.audit.web.AuditPages;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.deal.web.AsideApi;
import org.penglai.deal.web.BenefitApi;
import org.penglai.deal.web.CertificateFile;
import org.penglai.deal.web.CertificatePages;
import org.penglai.deal.web.CertificatePdf;
import org.penglai.deal.web.DealApi;
import org.penglai.deal.web.DealPages;
import org.penglai.deal.web.DealStreams;
import org.penglai.deal.web.LookApi;
import org.penglai.deal.web.PackageApi;
import org.penglai.deal.web.PackagePages;
import org.penglai.deal.web.PackagePapers;
import org.penglai.discovery.Subjects;
import org.penglai.discovery.web.ComparisonApi;
import org.penglai.discovery.web.ConditionWords;
import org.penglai.discovery.web.IpcPages;
import org.penglai.discovery.web.ReasonApi;
import org.penglai.discovery.web.ReasonPages;
import org.penglai.discovery.web.SearchApi;
import org.penglai.discovery.web.SearchExport;
import org.penglai.discovery.web.SearchPages;
import org.penglai.discovery.web.ShownPages;
import org.penglai.discovery.web.SuggestionApi;
import org.penglai.duty.web.DutyApi;
import org.penglai.duty.web.DutyPages;
import org.penglai.identity.keycloak.OwnSessions;
import org.penglai.identity.pg.AddresseesPg;
import org.penglai.identity.web.BarApi;
import org.penglai.identity.web.Desk;
import org.penglai.identity.web.IdentityApi;
import org.penglai.identity.web.MemberApi;
import org.penglai.identity.web.MemberPages;
import org.penglai.identity.web.OfficePages;
import org.penglai.identity.web.OrganisationPages;
import org.penglai.identity.web.ProofApi;
import org.penglai.identity.web.SizePages;
import org.penglai.inbox.web.InboxApi;
import org.penglai.inbox.web.InboxPages;
import org.penglai.incentive.web.IncentiveApi;
import org.penglai.incentive.web.IncentivePages;
import org.penglai.keeping.web.KeepingApi;
import org.penglai.keeping.web.PersonalPages;
import org.penglai.kernel.LegalDays;
import org.penglai.lead.web.LeadApi;
import org.penglai.lead.web.LeadPages;
import org.penglai.ledger.web.LedgerApi;
import org.penglai.ledger.web.LedgerPages;
import org.penglai.listing.web.CostsApi;
import org.penglai.listing.web.DeclarationPages;
import org.penglai.listing.web.ListingApi;
import org.penglai.listing.web.ListingPages;
import org.penglai.listing.web.ListingStreams;
import org.penglai.listing.web.PublicityApi;
import org.penglai.listing.web.PublicityDesk;
import org.penglai.listing.web.PublicityPages;
import org.penglai.listing.web.Versions;
import org.penglai.money.web.MinePages;
import org.penglai.money.web.MoneyApi;
import org.penglai.money.web.MoneyPages;
import org.penglai.money.web.PayoutApi;
import org.penglai.money.web.PayoutPages;
import org.penglai.money.web.StatementApi;
import org.penglai.money.web.StatementPages;
import org.penglai.need.web.NeedApi;
import org.penglai.need.web.NeedOverviewPage;
import org.penglai.need.web.NeedPages;
import org.penglai.patent.web.EnclosureApi;
import org.penglai.patent.web.EnclosurePages;
import org.penglai.patent.web.MyPatentsPage;
import org.penglai.patent.web.OwnerMatchApi;
import org.penglai.patent.web.OwnerMatchPages;
import org.penglai.patent.web.PatentApi;
import org.penglai.patent.web.PatentPages;
import org.penglai.patentimport.web.ImportApi;
import org.penglai.patentimport.web.ImportDesk;
import org.penglai.patentimport.web.ImportPages;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Streams;
import org.penglai.savedsearch.web.SavedSearchApi;
import org.penglai.savedsearch.web.SavedSearchPages;
import org.penglai.terms.web.TermsApi;
import org.penglai.terms.web.TermsOffice;
import org.penglai.terms.web.TermsPages;

/** Every operation and every page of the house, on one screen. */
final class Routes {

    /** Features that have a fragment of the contract. */
    static final List<String> CONTRACTS = List.of(
            "identity",
            "patent",
            "agency",
            "listing",
            "deal",
            "discovery",
            "incentive",
            "audit",
            "keeping",
            "terms",
            "inbox",
            "patentimport",
            "ledger",
            "publicity",
            "duty",
            "money",
            "need",
            "savedsearch",
            "lead");

    /** Features that have message bundles. */
    static final List<String> MESSAGES = List.of(
            "app",
            "identity",
            "patent",
            "agency",
            "listing",
            "deal",
            "discovery",
            "incentive",
            "audit",
            "keeping",
            "terms",
            "inbox",
            "patentimport",
            "ledger",
            "duty",
            "money",
            "need",
            "savedsearch",
            "lead");

    /** Features that have tables. */
    static final List<String> MIGRATIONS = List.of(
            "platform",
            "ledger",
            "identity",
            "patent",
            "agency",
            "listing",
            "discovery",
            "deal",
            "audit",
            "keeping",
            "terms",
            "inbox",
            "patentimport",
            "duty",
            "money",
            "need",
            "savedsearch",
            "lead");

    private final Map<String, Endpoint> operations = new HashMap<>();
    private final List<PageRoute> pages = new ArrayList<>();

    Routes(Wiring made, Contract contract, Pages html) {
        var service = new Service(contract, html, Cookies.of(made.config.publicUrl()));
        operations.putAll(service.operations());
        identity(made.identity.desk, html);
        operations.putAll(new PatentApi(made.tx, made.registering, made.patents, made.reckoning).operations());
        var listing = new ListingApi.Parts(
                made.tx,
                made.listings,
                made.organisations,
                made.drafting,
                made.publishing,
                made.inspecting,
                made.consenting,
                made.suspending,
                made.scratches,
                made.ids);
        operations.putAll(new ListingApi(listing, html.messages()).operations());
        var declarations =
                new DeclarationPages(listing, made.declaring, html, made.config.profile() != Config.Profile.PRODUCTION);
        operations.putAll(declarations.operations());
        operations.putAll(new Versions(listing, html).operations());
        operations.putAll(new CostsApi(listing, html.messages()).operations());
        var prices = new PublicityDesk(made.tx, made.listings, made.organisations, made.publicities, made.publicising);
        operations.putAll(new PublicityApi(prices).operations());
        pages.addAll(new PublicityPages(prices, html).routes());
        var invented = made.config.profile() != Config.Profile.PRODUCTION;
        operations.putAll(new DutyApi(made.duty.desk, html.messages(), invented).operations());
        var duties = new DutyPages(made.duty.desk, html, invented);
        pages.addAll(duties.routes());
        var desk = new DealApi.Desk(
                made.deal.accepting,
                made.deal.booking,
                made.deal.filing,
                made.deal.certifying,
                made.deal.consulting,
                made.deal.signing);
        var paper = new CertificatePdf(
                html.messages(),
                made.config.publicUrl(),
                made.config.paperKey(),
                made.config.profile() != Config.Profile.PRODUCTION);
        var file = new CertificateFile(
                made.tx,
                made.ledgerTree.auditing,
                made.ledgerTree.keys,
                made.config.signingKey(),
                made.config.publicUrl());
        operations.putAll(new DealApi(desk, paper, file).operations());
        operations.putAll(new BenefitApi(made.deal.reporting).operations());
        operations.putAll(new AsideApi(made.deal.aside, made.deal.revoking).operations());
        var looks = new LookApi(made.deal.consulting, made.deal.heeding, made.deal.relating, made.deal.certifying);
        operations.putAll(looks.operations());
        var papers = new PackagePapers(made.deal.packing, html.messages(), invented);
        operations.putAll(new PackageApi(made.deal.packing, made.deal.answering, papers, html.messages()).operations());
        var packages = new PackagePages(made.deal.packing, made.deal.answering, papers, html);
        pages.addAll(packages.routes());
        Supplier<LocalDate> today = () -> made.tx.run(LegalDays::of);
        var sights = made.leads.looks;
        var searching = sights.noting(made.searching);
        operations.putAll(new SearchApi(searching, html.messages(), today, made.discovery.subjects()).operations());
        operations.putAll(new SuggestionApi(made.discovery.suggesting, html.messages()).operations());
        var ipc = new IpcPages(made.discovery.classification, made.discovery.tallies, html);
        operations.putAll(ipc.operations());
        pages.addAll(ipc.routes());
        operations.computeIfPresent("searchListings", (search, endpoint) -> sights.searching(endpoint));
        operations.computeIfPresent("getListing", (read, endpoint) -> sights.showing(endpoint));
        operations.putAll(new LeadApi(made.leads.desk).operations());
        pages.addAll(new LeadPages(made.leads.desk, html).routes());
        operations.putAll(new SavedSearchApi(made.savedSearches.desk).operations());
        pages.addAll(new SavedSearchPages(
                        made.savedSearches.desk,
                        html,
                        new ConditionWords(html.messages(), made.discovery.subjects())::of)
                .routes());
        operations.putAll(new ReasonApi(made.explaining, made.matching, today).operations());
        pages.addAll(new ReasonPages(made.explaining, made.matching, html, today).routes());
        operations.putAll(new AuditApi(made.audit).operations());
        operations.putAll(new IncentiveApi(made.estimating, html.messages()).operations());
        var appointments = new AppointmentApi.Parts(made.tx, made.appointing, made.organisations);
        operations.putAll(new AppointmentApi(appointments).operations());
        pages.addAll(new AppointmentPages(appointments, html).routes());
        operations.putAll(new KeepingApi(made.keeping.erasing).operations());
        operations.putAll(new TermsApi(made.terms.desk, call -> act(made, call)).operations());
        operations.putAll(
                new LedgerApi(made.ledgerTree.auditing, made.ledgerTree.archiving, made.ledgerTree.keys).operations());
        pages.addAll(new LedgerPages(
                        made.ledgerTree.auditing, made.ledgerTree.archiving, html, made.keeping.retention.names())
                .routes());
        operations.putAll(new InboxApi(made.inbox.desk, html.messages()).operations());
        var money = made.money;
        operations.putAll(new MoneyApi(money.desk).operations());
        operations.putAll(new StatementApi(money.statementDesk, html.messages()).operations());
        operations.putAll(new PayoutApi(money.paying, money.rejecting, made.config.settlement()).operations());
        var statements = new StatementPages(money.statementDesk, html);
        pages.addAll(new MoneyPages(money.desk, html).routes());
        pages.addAll(statements.routes());
        pages.addAll(
                new PayoutPages(money.desk, money.paying, money.rejecting, made.config.settlement(), html).routes());
        pages.addAll(new MinePages(money.desk, money.paying, html).routes());

        var imports = new ImportDesk(made.imports.receiving, made.imports.exporting, html.messages());
        operations.putAll(new ImportApi(imports, html.messages()).operations());
        pages.addAll(new ImportPages(imports, html).routes());

        pages.addAll(service.pages());
        pages.addAll(new InboxPages(made.inbox.desk, html).routes());
        pages.addAll(made.signIn.pages());
        pages.addAll(new OwnSessions(made.signIn, html).pages());
        var offers = new PatentOffers(made.listings);
        var patents = new PatentPages.Parts(made.tx, made.registering, made.patents, made.reckoning, made.enclosing);
        operations.putAll(new OwnerMatchApi(made.ownerMatching).operations());
        var enclosures = new EnclosureApi(made.enclosing, made.patents);
        operations.putAll(enclosures.operations());
        pages.addAll(new EnclosurePages(made.enclosing, made.patents, enclosures, html).routes());
        pages.addAll(new OwnerMatchPages(made.tx, made.ownerMatching, html).routes());
        pages.addAll(new PatentPages(patents, offers, html).routes());
        pages.addAll(new MyPatentsPage(patents, made.ownerMatching, html).routes());
        pages.addAll(declarations.routes());
        operations.putAll(new NeedApi(made.need.desk, html.messages()).operations());
        var needs = new NeedPages(made.need.desk, html, new Subjects(made.discovery.subjects()));
        pages.addAll(needs.routes());
        pages.addAll(new NeedOverviewPage(made.need.desk, html).routes());
        var listingPages = new ListingPages(listing, made.patents, html, needs::panel);
        var shown = new ShownPages(
                made.discovery.showing, html, made.discovery.subjects(), Cookies.of(made.config.publicUrl()));
        listingPages.routes().stream()
                .map(shown::remembering)
                .map(route -> route.path().equals("/listings/:id") ? sights.showing(route) : route)
                .forEach(pages::add);
        pages.addAll(shown.routes());
        var takingAlong = new SearchExport(
                made.searching, html.messages(), today, made.discovery.subjects(), made.config.publicUrl());
        operations.putAll(takingAlong.operations());
        pages.addAll(takingAlong.routes());
        operations.putAll(
                new ComparisonApi(made.discovery.showing, html.messages(), made.discovery.subjects()).operations());
        new SearchPages(searching, html, today, made.discovery.subjects())
                .routes()
                .forEach(route -> pages.add(sights.searching(route)));
        var incentives = new IncentivePages(made.estimating, html);
        pages.addAll(incentives.routes());
        var counter = new DealPages.Desk(
                made.deal.accepting,
                made.deal.filing,
                made.deal.booking,
                made.deal.certifying,
                made.deal.consulting,
                made.deal.heeding,
                made.deal.relating,
                made.deal.payments,
                made.deal.aside,
                made.deal.revoking,
                made.deal.signing,
                made.deal.dues,
                made.deal.reporting);
        var terms = new TermsPages(made.terms.desk, html, made.config.publicUrl());
        pages.addAll(terms.routes());
        pages.addAll(new PersonalPages(made.keeping.erasing, made.organisations, titles(made), html).routes());
        pages.addAll(new TermsOffice(made.terms.desk, html).routes());
        pages.addAll(new DealPages(
                        counter,
                        html,
                        (call, deal) -> statements.panel(call, DealJournal.aggregate(deal.id()), deal.isToBePaid())
                                + agencyPanel(made, html, call, deal)
                                + packages.panel(call, deal)
                                + duties.panel(call, deal.id())
                                + incentivePanel(incentives, html, call, deal.id())
                                + terms.bound(call, "deal/" + deal.id()),
                        call -> listingPages.read(call)::apply)
                .routes());
        pages.addAll(new CertificatePages(made.deal.consulting, html, paper, file).routes());
        pages.addAll(new AuditPages(made.audit, new AddresseesPg(made.pg)::names, html).routes());
        var streams = new Streams(made.live);
        var listingStreams = new ListingStreams(made.listings, made.consenting, streams);
        operations.putAll(listingStreams.operations());
        pages.addAll(listingStreams.routes());
        var dealStreams = new DealStreams(made.deal.consulting, streams);
        operations.putAll(dealStreams.operations());
        pages.addAll(dealStreams.routes());
        pages.addAll(new OperatorStreams(streams).routes());
        pages.add(new HomePage(made.discovery.figures, made.discovery.classification, shown, terms::changes, html)
                .route());
    }

    private static PersonalPages.Titles titles(Wiring made) {
        return ids -> ids.stream()
                .flatMap(id -> made.deal.deals.find(new DealId(UUID.fromString(id))).stream())
                .collect(Collectors.toUnmodifiableMap(
                        deal -> deal.id().toString(),
                        deal -> deal.agreement().terms().title()));
    }

    private void identity(Desk desk, Pages html) {
        operations.putAll(new IdentityApi(desk, html.messages()).operations());
        operations.putAll(new ProofApi(desk).operations());
        operations.putAll(new MemberApi(desk).operations());
        operations.putAll(new BarApi(desk).operations());
        var sizes = new SizePages(desk.sizes(), html);
        operations.putAll(sizes.operations());
        pages.addAll(sizes.routes());
        pages.addAll(new OrganisationPages(desk, html).routes());
        pages.addAll(new MemberPages(desk, html).routes());
        pages.addAll(new OfficePages(desk, html).routes());
    }

    /** The deal's page names the agency that acted for the licensor, where one did. */
    private static String agencyPanel(Wiring made, Pages html, Call call, Deal deal) {
        return deal.agreement()
                .agency()
                .flatMap(made.organisations::find)
                .map(agency -> html.render(call, "deal/agency", agency.name()))
                .orElse("");
    }

    /** The deal's page shows what the programmes make of it. */
    private static String incentivePanel(IncentivePages incentives, Pages html, Call call, DealId deal) {
        return html.render(call, "incentive/panel", incentives.panel(call, deal));
    }

    /** The act of making a deal, for who may know of it. */
    private static String act(Wiring made, Call call) {
        var deal = call.id("id", "deal.unknown", DealId::new);
        return "deal/" + made.deal.consulting.deal(call.actor(), deal).id();
    }

    Map<String, Endpoint> operations() {
        return operations;
    }

    List<PageRoute> pages() {
        return pages;
    }
}
