package org.penglai.app;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penglai.agency.Appointing;
import org.penglai.agency.AppointmentJournal;
import org.penglai.agency.Representing;
import org.penglai.agency.pg.AppointmentsPg;
import org.penglai.audit.pg.AuditPg;
import org.penglai.deal.pg.DealBondsPg;
import org.penglai.deal.pg.DealsPg;
import org.penglai.discovery.Explaining;
import org.penglai.discovery.IndustryMap;
import org.penglai.discovery.Matching;
import org.penglai.discovery.Searching;
import org.penglai.discovery.Talk;
import org.penglai.discovery.elastic.ExplainingElastic;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.discovery.elastic.MatchingElastic;
import org.penglai.discovery.elastic.SearchingElastic;
import org.penglai.discovery.file.TermFiles;
import org.penglai.discovery.law.CentreFieldsFile;
import org.penglai.discovery.law.IndustryMapFile;
import org.penglai.identity.Access;
import org.penglai.identity.keycloak.SignIn;
import org.penglai.identity.pg.MembersPg;
import org.penglai.identity.pg.MembershipsPg;
import org.penglai.identity.pg.OrganisationNamesPg;
import org.penglai.identity.pg.OrganisationsPg;
import org.penglai.identity.pg.ProofsPg;
import org.penglai.incentive.Estimating;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles;
import org.penglai.incentive.file.ProgrammeResources;
import org.penglai.keeping.pg.ErasureRequestsPg;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.ledger.pg.LedgerPg;
import org.penglai.listing.Bonds;
import org.penglai.listing.Consenting;
import org.penglai.listing.Declaring;
import org.penglai.listing.Drafting;
import org.penglai.listing.Gate;
import org.penglai.listing.Inspecting;
import org.penglai.listing.ListingJournal;
import org.penglai.listing.Publicising;
import org.penglai.listing.Publishing;
import org.penglai.listing.Selling;
import org.penglai.listing.Suspending;
import org.penglai.listing.Watching;
import org.penglai.listing.law.ListingLawFile;
import org.penglai.listing.law.PriceLawFile;
import org.penglai.listing.law.PromotionalWordsFile;
import org.penglai.listing.pg.ConsentsPg;
import org.penglai.listing.pg.DeclarationsPg;
import org.penglai.listing.pg.ListingsPg;
import org.penglai.listing.pg.OpenLicenceOffersPg;
import org.penglai.listing.pg.PublicitiesPg;
import org.penglai.listing.pg.RoundsPg;
import org.penglai.listing.pg.ScratchesPg;
import org.penglai.money.pg.BookPg;
import org.penglai.patent.Enclosing;
import org.penglai.patent.Guarding;
import org.penglai.patent.OwnerMatching;
import org.penglai.patent.PatentJournal;
import org.penglai.patent.Reckoning;
import org.penglai.patent.Registering;
import org.penglai.patent.blob.BlobPatentFiles;
import org.penglai.patent.law.AnnuityLawFile;
import org.penglai.patent.pg.AnnuityNoticesPg;
import org.penglai.patent.pg.OwnerMatchesPg;
import org.penglai.patent.pg.PatentDocumentsPg;
import org.penglai.patent.pg.PatentLoadsPg;
import org.penglai.patent.pg.PatentsPg;
import org.penglai.platform.blob.BlobStore;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Rates;
import org.penglai.platform.jobs.Leases;
import org.penglai.platform.live.Live;
import org.penglai.platform.live.LiveLimits;
import org.penglai.platform.live.PgEventLog;
import org.penglai.platform.observe.Observer;
import org.penglai.platform.outbox.Outbox;
import org.penglai.platform.outbox.Subscriber;
import org.penglai.platform.pg.Pg;
import org.penglai.platform.pg.PgTx;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.savedsearch.pg.SavedSearchesPg;
import org.penglai.terms.pg.EditionsPg;

/** Everything that is made once, by constructors, top to bottom; the server and the commands take what they need. */
public final class Wiring {

    /** How long any one answer of the database is waited for; above the statement limit, so that the server speaks first. */
    private static final long DATABASE_AWAIT_MS = 8_000;

    /** After so long the database gives a statement up. */
    private static final String STATEMENT_TIMEOUT_MS = "5000";

    /** A transaction that nobody goes on with is rolled back, so that a lost server holds no locks. */
    private static final String IDLE_TRANSACTION_MS = "15000";

    /** Who may wait for a connection: as many calls as may be in flight, and beside them the jobs and couriers. */
    private static final int POOL_QUEUE = 500;

    private static final int TRANSACTION_ATTEMPTS = 6;

    /** How long a look at the identity provider may take. */
    private static final long PROBE_MS = 2000;

    final Config config;
    final Observer observer;
    final Ids ids;
    final BlobStore blobs;
    final PgConnectOptions database;
    final Pool pool;
    final Pg pg;
    final PgTx tx;
    final Rates rates;
    final AuditPg audit;
    final List<Subscriber> subscribers;
    final Outbox outbox;
    final LedgerPg ledger;
    final LedgerWiring ledgerTree;
    final OrganisationsPg organisations;
    final MembersPg members;
    final IdentityWiring identity;
    final Access access;
    final WebClient http;
    final SignIn signIn;
    final PatentsPg patents;
    final Enclosing enclosing;
    final Registering registering;
    final Reckoning reckoning;
    final Guarding guarding;
    final OwnerMatching ownerMatching;
    final Representing representing;
    final Appointing appointing;
    final ListingsPg listings;
    final Inspecting inspecting;
    final Drafting drafting;
    final Publishing publishing;
    final Watching watching;
    final Suspending suspending;
    final Consenting consenting;
    final Declaring declaring;
    final Publicising publicising;
    final ConsentsPg consents;
    final PublicitiesPg publicities;
    final ScratchesPg scratches;
    final MoneyWiring money;
    final Bonds bonds;
    final Selling selling;
    final DealWiring deal;
    final DutyWiring duty;
    final KeepingWiring keeping;
    final TermsWiring terms;
    final InboxWiring inbox;
    final SavedSearchWiring savedSearches;
    final LeadWiring leads;
    final ImportWiring imports;
    final Estimating estimating;
    final SearchEngine searchEngine;
    final Searching searching;
    final IndustryMap industries;
    final Talk talk;
    final DiscoveryWiring discovery;
    final Matching matching;
    final Explaining explaining;
    final Leases leases;
    final Live live;
    final Indexing indexing;
    final NeedWiring need;

    Wiring(Vertx vertx, Config config) {
        this(vertx, config, Observer.none());
    }

    Wiring(Vertx vertx, Config config, Observer observer) {
        var reading = CompletableFuture.supplyAsync(TermFiles::shipped); // a while, beside all else
        this.config = config;
        this.observer = observer;
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        ids = generator::generate;
        blobs = config.documents().store();

        var outgoing = new Outgoing(config.tls());
        database = outgoing.database(database(config.database()));
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(database)
                .with(new PoolOptions()
                        .setName("penglai")
                        .setMaxSize(config.database().poolSize())
                        .setMaxWaitQueueSize(POOL_QUEUE)
                        .setConnectionTimeout(5)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .build();
        pg = new Pg(pool, constraints(), DATABASE_AWAIT_MS, observer);
        tx = new PgTx(pg, TRANSACTION_ATTEMPTS);
        rates = Rates.of(new RateTable().times(config.callers().rateFactor()), System::nanoTime, pg);
        audit = new AuditPg(pg, config.identity().secret().value(), AuditTable.CONFIDENTIAL, AuditTable.UNRECORDED);
        subscribers = Subscriptions.all(this);
        outbox = new Outbox(pg, tx, subscribers);
        ledger = new LedgerPg(pg, ids);
        ledgerTree = new LedgerWiring(this);

        organisations = new OrganisationsPg(pg);
        members = new MembersPg(pg);
        identity = new IdentityWiring(this);
        access = Access.table();
        http = WebClient.create(vertx, outgoing.web());
        var realm = config.identity();
        signIn = new SignIn(
                vertx,
                http,
                new SignIn.Client(
                        realm.issuer(), realm.client(), realm.secret().value(), config.publicUrl(), outgoing.http()),
                pg,
                members,
                audit);

        patents = new PatentsPg(pg);
        var patentJournal = new PatentJournal(ledger, outbox);
        var annuityLaw = AnnuityLawFile.shipped();
        reckoning = new Reckoning(organisations, annuityLaw);
        registering = new Registering(tx, patents, organisations, patentJournal, annuityLaw);
        var patentDocuments = new PatentDocumentsPg(pg);
        enclosing = new Enclosing(
                tx, ids, patents, patentDocuments, new BlobPatentFiles(blobs.room("patents")), patentJournal);
        ownerMatching = new OwnerMatching(
                tx,
                new OwnerMatching.Stores(patents, new PatentLoadsPg(pg), new OwnerMatchesPg(pg)),
                new OwnerMatching.Parties(organisations, new OrganisationNamesPg(pg), identity.staffing),
                patentJournal);
        guarding = new Guarding(tx, patents, new AnnuityNoticesPg(pg), patentJournal, annuityLaw);

        var appointments = new AppointmentsPg(pg);
        representing = new Representing(appointments);
        appointing = new Appointing(
                tx,
                ids,
                appointments,
                new Appointing.Sources(organisations, patents),
                new AppointmentJournal(ledger, outbox));

        listings = new ListingsPg(pg);
        consents = new ConsentsPg(pg);
        publicities = new PublicitiesPg(pg);
        scratches = new ScratchesPg(pg);
        bonds = bonds(pg);
        inspecting = new Inspecting(
                new Inspecting.Sources(patents, organisations, consents, bonds, publicities, representing),
                new Gate(ListingLawFile.shipped()),
                PromotionalWordsFile.shipped());
        var listingJournal = new ListingJournal(ledger, outbox);
        selling = new Selling(listings, listingJournal);
        drafting = new Drafting(tx, listings, inspecting, listingJournal, ids);
        watching = new Watching(tx, listings, inspecting, listingJournal, new RoundsPg(pg));
        declaring = new Declaring(tx, listings, inspecting, new DeclarationsPg(pg), listingJournal);
        suspending = new Suspending(tx, listings, inspecting, listingJournal);
        consenting =
                new Consenting(tx, listings, inspecting, watching, new Consenting.Records(consents, listingJournal));
        var priceLaw = PriceLawFile.shipped();
        publicising = new Publicising(
                tx,
                ids,
                config.publicity().map(priceLaw::shortenedTo).orElse(priceLaw),
                new Publicising.Sources(listings, organisations, publicities, inspecting),
                listingJournal);
        publishing = new Publishing(
                tx, listings, inspecting, listingJournal, new Publishing.Effects(registering, consenting, publicising));

        money = new MoneyWiring(this);
        deal = new DealWiring(this);
        duty = new DutyWiring(this);
        keeping = new KeepingWiring(this);
        terms = new TermsWiring(this);
        inbox = new InboxWiring(this, vertx);
        imports = new ImportWiring(this);

        var catalogue = new ProgrammeFiles(new CelConditions())
                .load(ProgrammeResources.shipped(config.profile() != Config.Profile.PRODUCTION));
        estimating = new Estimating(catalogue, new FactsOfDeals(deal.consulting, deal.dossiers, deal.benefits), tx);

        searchEngine = new SearchEngine(search(config.search(), outgoing), observer);
        var index = new SearchIndex(searchEngine, config.search().prefix() + "listing", "listing-v2");
        var terms = reading.join();
        searching = new SearchingElastic(
                index, terms.lexicon(), config.identity().secret().value());
        industries = IndustryMapFile.shipped();
        discovery = new DiscoveryWiring(this, index);
        talk = terms.talk();
        matching = new MatchingElastic(index, talk, terms.lexicon().senses());
        explaining = new ExplainingElastic(index, terms.lexicon());
        savedSearches = new SavedSearchWiring(this, index, terms.lexicon());
        leads = new LeadWiring(this);
        live = new Live(new PgEventLog(vertx, database, pg), LiveLimits.DEFAULT);
        leases = new Leases(pg, server(config));
        indexing = new Indexing(
                tx,
                new Readings(pg),
                listings,
                patents,
                organisations,
                patentDocuments,
                new ListingIndexElastic(
                        index, CentreFieldsFile.shipped(), terms.lexicon().senses(), discovery.subjects()),
                industries);
        need = new NeedWiring(this);
    }

    /** What binds patents here: licences that were agreed, and open licences on offer. */
    private static Bonds bonds(Pg pg) {
        var agreed = new DealBondsPg(pg);
        var offered = new OpenLicenceOffersPg(pg);
        return numbers -> Stream.concat(agreed.of(numbers).stream(), offered.of(numbers).stream())
                .toList();
    }

    /** How this process is told from others in the rows of the leases. */
    private static String server(Config config) {
        var process = ":" + config.port() + "/" + ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + process;
        } catch (UnknownHostException nameless) {
            return "localhost" + process;
        }
    }

    /** The access table, as the doors ask it. */
    void admit(String operation, Caller caller) {
        access.admit(operation, caller.actor(), caller.person());
    }

    /** Whether the identity provider answers now. */
    boolean identityAnswers() {
        try {
            return http.getAbs(config.identity().issuer() + "/.well-known/openid-configuration")
                            .timeout(PROBE_MS)
                            .send()
                            .await(PROBE_MS * 2, TimeUnit.MILLISECONDS)
                            .statusCode()
                    == 200;
        } catch (Exception away) {
            return false;
        }
    }

    void close() {
        inbox.close();
        http.close();
        searchEngine.close();
        blobs.close();
        pool.close().await();
        observer.tracing().close();
    }

    private static Map<String, Function<String, Refusal>> constraints() {
        var all = new HashMap<String, Function<String, Refusal>>();
        all.putAll(OrganisationsPg.REFUSALS);
        all.putAll(MembershipsPg.REFUSALS);
        all.putAll(PatentDocumentsPg.REFUSALS);
        all.putAll(ProofsPg.REFUSALS);
        all.putAll(PatentsPg.REFUSALS);
        all.putAll(AppointmentsPg.REFUSALS);
        all.putAll(DeclarationsPg.REFUSALS);
        all.putAll(PublicitiesPg.REFUSALS);
        all.putAll(DealsPg.REFUSALS);
        all.putAll(BookPg.REFUSALS);
        all.putAll(EditionsPg.REFUSALS);
        all.putAll(ErasureRequestsPg.REFUSALS);
        all.putAll(SavedSearchesPg.REFUSALS);
        return all;
    }

    private static SearchSettings search(Config.Search search, Outgoing outgoing) {
        var user = search.password().isGiven() ? search.user() : "";
        return SearchSettings.at(search.uri())
                .as(new SearchSettings.Access(user, search.password().value(), outgoing.context()));
    }

    private static PgConnectOptions database(Config.Database settings) {
        return PgConnectOptions.fromUri(settings.uri().toString())
                .setUser(settings.user())
                .setPassword(settings.password().value())
                .setCachePreparedStatements(true)
                .addProperty("application_name", "penglai")
                .addProperty("statement_timeout", STATEMENT_TIMEOUT_MS)
                .addProperty("idle_in_transaction_session_timeout", IDLE_TRANSACTION_MS);
    }
}
