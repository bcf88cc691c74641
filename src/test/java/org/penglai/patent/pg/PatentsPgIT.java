package org.penglai.patent.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.PatentSamples;
import org.penglai.patent.PublicationNumber;
import org.penglai.patent.Register;
import org.penglai.patent.Share;
import org.penglai.patent.WrittenFrontPage;
import org.penglai.platform.pg.Pg;
import org.penglai.platform.pg.PgTx;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Patents come back from the database as they went in, and their registers can only grow. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatentsPgIT {

    private static final LocalDate FILED = LocalDate.parse("2021-02-01");

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private Pg pg;
    private PgTx tx;
    private PatentsPg patents;

    @BeforeAll
    void connect(TestBed bed) {
        var options = PgConnectOptions.fromUri(bed.database().uri().toString())
                .setUser(PostgresEngine.APP)
                .setPassword(PostgresEngine.APP);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(4))
                .build();
        pg = new Pg(pool, PatentsPg.REFUSALS, TimeUnit.SECONDS.toMillis(20));
        tx = new PgTx(pg, 4);
        patents = new PatentsPg(pg);
    }

    @AfterAll
    void disconnect() {
        pool.close().await();
        vertx.close().await();
    }

    @Test
    void aPatentComesBackAsItWentInWithOwnersSharesAndEventsInOrder() {
        // Given
        var third = Optional.of(Share.parse("1/3"));
        var owners = List.of(
                new Owner("蓬莱湾大学", Optional.empty(), Optional.of(PatentSamples.UNIVERSITY), third),
                new Owner(
                        "某某化工有限公司", Optional.of(SocialCreditCode.parse("91370600123456788T")), Optional.empty(), third),
                new Owner("李四", Optional.empty(), Optional.empty(), third));
        var patent = PatentSamples.granted("202118000001", FILED).ownedBy(owners);

        // When
        add(patent);

        // Then
        assertThat(patents.find(patent.number())).contains(entered(patent));
    }

    @Test
    void aDesignKeepsItsLocarnoClassAndNeedsNoIndustry() {
        var bibliography = new Bibliography(
                Bilingual.of("电池外壳", ""),
                Bilingual.of("", ""),
                List.of(),
                Optional.of(LocarnoClass.parse("13-02")),
                Optional.empty(),
                List.of());
        var sample = PatentSamples.granted("202138000002", FILED);
        var design = new Patent(sample.number(), bibliography, FILED, sample.owners(), new Register(List.of()), 1);

        add(design);

        assertThat(patents.find(design.number())).contains(entered(design));
    }

    @Test
    void theSameNumberTwiceIsRefusedByTheDatabaseToo() {
        var patent = PatentSamples.granted("202118000003", FILED);
        add(patent);

        assertThatThrownBy(() -> add(patent)).isInstanceOf(Refusal.class).hasMessage("patent.exists");
    }

    @Test
    void anAppendedEventAndNewOwnersAreFoundWithTheNextVersion() {
        // Given
        var patent = PatentSamples.granted("202118000004", FILED);
        add(patent);
        var event = PatentSamples.event(EventKind.PLEDGE, "2024-05-06", Map.of("number", "Y1", "until", "2027-05-05"));
        var next = patent.with(event)
                .ownedBy(List.of(new Owner("王五", Optional.empty(), Optional.empty(), Optional.empty())));

        // When
        tx.run(now -> {
            patents.append(next, event);
            patents.saveOwners(next);
            return now;
        });

        // Then
        assertThat(patents.find(patent.number())).contains(entered(next));
        assertThat(patents.find(patent.number()).orElseThrow().version()).isEqualTo(patent.version() + 1);
    }

    @Test
    void manyAreFoundAtOnceAndUnknownOnesAreLeftOut() {
        var first = PatentSamples.granted("202118000005", FILED);
        var second = PatentSamples.granted("202118000006", FILED);
        add(first);
        add(second);

        var found = patents.findAll(List.of(second.number(), new ApplicationNumber("202118099999"), first.number()));

        assertThat(found)
                .containsOnly(Map.entry(first.number(), entered(first)), Map.entry(second.number(), entered(second)));
        assertThat(patents.findAll(List.of())).isEmpty();
    }

    @Test
    void anOrganisationsPatentsComeInPagesByNumber() {
        var organisation = new OrganisationId(new UUID(0, 77));
        var owner = List.of(new Owner("某所", Optional.empty(), Optional.of(organisation), Optional.empty()));
        var first = PatentSamples.granted("202118000011", FILED).ownedBy(owner);
        var second = PatentSamples.granted("202118000012", FILED).ownedBy(owner);
        add(second);
        add(first);

        assertThat(patents.ownedBy(organisation, Optional.empty(), 1)).containsExactly(entered(first));
        assertThat(patents.ownedBy(organisation, Optional.of(first.number()), 1))
                .containsExactly(entered(second));
        assertThat(patents.ownedBy(organisation, Optional.of(second.number()), 1))
                .isEmpty();
    }

    @Test
    void theServersRoleCannotChangeOrRemoveARegisterEvent() {
        add(PatentSamples.granted("202118000007", FILED));

        assertThatThrownBy(() -> pg.execute("UPDATE register_event SET kind = 'EXPIRY'", Tuple.tuple()))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pg.execute("DELETE FROM register_event", Tuple.tuple()))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aPatentIsAddedInsideATransactionOnly() {
        assertThatThrownBy(() -> patents.add(PatentSamples.granted("202118000008", FILED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFrontPageComesBackAndEveryPublicationLeadsToThePatent() {
        // Given
        var wrong = Refusal.invalid("patent.invalid");
        var page = new WrittenFrontPage(
                        List.of(
                                new WrittenFrontPage.Publication("CN118000021A", "2022-08-02"),
                                new WrittenFrontPage.Publication("CN118000021B", "2023-03-14")),
                        List.of(new WrittenFrontPage.Priority("CN", "202010123456.7", "2020-03-01")),
                        null,
                        new WrittenFrontPage.International("PCT/CN2020/123456", null),
                        List.of("蓬莱湾大学"),
                        new WrittenFrontPage.Agent("某某专利代理事务所", "37101", List.of("张三")),
                        List.of("Y02E 60/10"))
                .read(wrong, "");
        var sample = PatentSamples.granted("202118000021", FILED);
        var about = sample.bibliography();
        add(sample);
        var described = sample.described(new Bibliography(
                about.title(),
                about.abstractText(),
                List.of(IpcSymbol.parse("H01M 10/0525 (2010.01)")),
                about.locarno(),
                about.industry(),
                about.inventors(),
                page,
                Set.of(PatentFlag.STATE_FUNDED)));

        // When
        tx.run(now -> {
            patents.saveBibliography(described);
            return now;
        });

        // Then
        assertThat(wrong.violations()).isEmpty();
        assertThat(patents.find(sample.number())).contains(entered(described));
        assertThat(patents.published(PublicationNumber.parse("CN118000021"))).contains(sample.number());
        assertThat(patents.published(PublicationNumber.parse("CN118000022B"))).isEmpty();
    }

    @Test
    void aNoticeIsGivenOnceAndARoundIsNotForgotten() {
        var notices = new AnnuityNoticesPg(pg);
        var sample = PatentSamples.granted("202118000031", FILED);
        add(sample);
        var due = LocalDate.parse("2027-01-31");

        var given = List.of(7, 7, -1).stream()
                .map(days -> tx.run(now -> notices.give(sample.number(), due, days)))
                .toList();
        notices.roundDone(due);
        notices.roundDone(due.minusDays(1));

        assertThat(given).containsExactly(true, false, true);
        assertThat(notices.lastRound()).contains(due);
    }

    private void add(Patent patent) {
        tx.run(now -> {
            patents.add(patent);
            return now;
        });
    }

    /** As it comes back: entered today. */
    private Patent entered(Patent patent) {
        return patent.enteredOn(tx.run(LegalDays::of));
    }
}
