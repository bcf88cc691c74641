package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The demo's data load whole, into an empty site, in every mode and state, and are found. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoLoadingIT {

    private TestBed bed;

    @BeforeAll
    void load(TestBed given) {
        bed = given;
        DemoLoading.into(bed);
        bed.server().start();
    }

    private Map<String, Long> count(String sql) throws SQLException {
        var counts = new HashMap<String, Long>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    @Test
    void atLeastThreeHundredPatentsStandInEveryIndustry() throws SQLException {
        var patents = count("SELECT industry, count(*) FROM patent WHERE industry IS NOT NULL GROUP BY industry");

        assertThat(patents)
                .hasSize(9)
                .allSatisfy((industry, number) -> assertThat(number).isGreaterThanOrEqualTo(36));
        assertThat(patents.values().stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void listingsStandInEveryModeAndState() throws SQLException {
        assertThat(count("SELECT mode, count(*) FROM listing GROUP BY mode").keySet())
                .containsExactlyInAnyOrder(java.util.Arrays.stream(org.penglai.listing.ListingMode.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
        assertThat(count("SELECT state, count(*) FROM listing GROUP BY state").keySet())
                .containsExactlyInAnyOrder(java.util.Arrays.stream(org.penglai.listing.Listing.State.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void theLedgerHoldsAnEntryForEachAct() throws SQLException {
        var entries = count("SELECT kind, count(*) FROM ledger_entry GROUP BY kind");
        var listings = count("SELECT 'all', count(*) FROM listing").get("all");
        var without = count("""
                SELECT 'all', count(*)
                  FROM listing
                 WHERE NOT EXISTS (SELECT 1
                                     FROM ledger_entry
                                    WHERE kind = 'listing.drafted' AND aggregate = 'listing/' || listing.id)""");

        // entries stay when what is past its period of retention is forgotten
        assertThat(without).containsEntry("all", 0L);
        assertThat(entries.get("listing.drafted")).isGreaterThanOrEqualTo(listings);
        assertThat(entries.get("patent.registered")).isGreaterThanOrEqualTo(300L);
    }

    @Test
    void theRulesStandInEveryState() throws SQLException {
        var rules = Api.of(bed).get("/terms").expect(200).text();

        assertThat(rules).contains("IN_FORCE", "ANNOUNCED", "SUPERSEDED");
        assertThat(count("SELECT document, number FROM terms_edition WHERE announced_at IS NULL"))
                .containsOnlyKeys("SERVICE_AGREEMENT");
        assertThat(count("SELECT coalesce(answer, 'none'), 1 FROM terms_comment"))
                .hasSize(3)
                .containsKey("none");
        assertThat(count("SELECT document || ' ' || number, count(*) FROM terms_act GROUP BY 1")
                        .keySet())
                .contains("SERVICE_AGREEMENT 1", "TRADING_RULES 2");
    }

    @Test
    void dealsStandInEveryStateTheyCanBeIn() throws SQLException {
        assertThat(count("SELECT state, count(*) FROM deal GROUP BY state"))
                .containsKeys(
                        "AGREED",
                        "SIGNED",
                        "PERFORMED",
                        "RECORDED",
                        "CERTIFIED",
                        "LAPSED",
                        "CANCELLED",
                        "DISPUTED",
                        "REVOKED");
    }

    @Test
    void agreedPricesStandInEveryStateAndDutiesAreOnRecord() throws SQLException {
        assertThat(count("""
                SELECT CASE WHEN upheld > 0 THEN 'STOPPED' WHEN taken_back_at < ends_at THEN 'TAKEN_BACK'
                            WHEN NOT is_over THEN 'RUNNING' WHEN unanswered > 0 THEN 'AWAITING_ANSWERS' ELSE 'PASSED' END,
                       count(*)
                  FROM price_publicity_now GROUP BY 1""")).containsOnlyKeys("RUNNING", "AWAITING_ANSWERS", "PASSED", "STOPPED", "TAKEN_BACK");
        assertThat(count("SELECT mode, count(*) FROM price_decision GROUP BY mode"))
                .containsKeys("AGREED", "LISTED");
        assertThat(count("SELECT standing, count(*) FROM first_refusal GROUP BY standing"))
                .containsOnlyKeys("OFFERED", "WAIVED", "EXERCISED");
        assertThat(count("SELECT 'costs', count(*) FROM deal_costs").get("costs"))
                .isPositive();
        assertThat(count("SELECT year || ' ' || days, count(*) FROM report_reminder GROUP BY 1"))
                .as("each institution of the province once at each threshold")
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("2025 30", 2L, "2025 7", 2L));
    }

    @Test
    void organisationsStandInEveryState() throws SQLException {
        var standing = count("""
                SELECT CASE WHEN verification = 'VERIFIED' AND verified_until < legal_day(penglai_now()) THEN 'LAPSED'
                            ELSE verification END, count(*)
                  FROM organisation GROUP BY 1""");

        assertThat(standing).containsOnlyKeys("PENDING", "VERIFIED", "REJECTED", "LAPSED");
        assertThat(count("SELECT kind, count(*) FROM organisation GROUP BY kind"))
                .containsKeys("INDIVIDUAL", "FOREIGN");
        assertThat(count("SELECT 'real', count(*) FROM organisation WHERE NOT invented"))
                .containsEntry("real", 0L);
        assertThat(count("""
                SELECT CASE WHEN ending IS NULL AND expires_at <= penglai_now() THEN 'EXPIRED' ELSE coalesce(ending, 'OPEN') END,
                       count(*) FROM invitation GROUP BY 1""")).containsOnlyKeys("OPEN", "ACCEPTED", "REVOKED", "EXPIRED");
        assertThat(count("SELECT ground || (lifted_on IS NULL), count(*) FROM barred_party GROUP BY 1"))
                .containsOnlyKeys("CREDIT_RECORDtrue", "CLAWBACK_BANtrue", "BIDDING_DEFAULTfalse");
        assertThat(count("SELECT 'of one', max(revision) FROM organisation_figures"))
                .containsEntry("of one", 2L);
    }

    /** So that erasing a person never breaks a hash: nothing that is hashed or sent on names one. */
    @Test
    void noEntryOfTheLedgerAndNoEventNamesAPerson() throws SQLException {
        for (var user : org.penglai.stack.DemoUsers.values()) {
            for (var named :
                    java.util.List.of(user.displayName(), user.subject().toString(), "演示联系人")) {
                var found = "position('" + named + "' IN ";
                assertThat(count("SELECT kind, count(*) FROM ledger_entry WHERE " + found + "facts) > 0 GROUP BY kind"))
                        .as(named)
                        .isEmpty();
                assertThat(count("SELECT type, count(*) FROM outbox_event WHERE " + found
                                + "payload::text) > 0 GROUP BY type"))
                        .as(named)
                        .isEmpty();
            }
        }
    }

    /** A new kind of fact is a decision, since what is hashed can never be erased. */
    @Test
    void everyFactOfTheLedgerIsKnownToHoldNoPerson() throws SQLException {
        assertThat(count("SELECT key, count(*) FROM ledger_entry, jsonb_object_keys(facts::jsonb) AS key GROUP BY key")
                        .keySet())
                .isSubsetOf(
                        "agency",
                        "at",
                        "for",
                        "contract",
                        "reasonDigest",
                        "performedAt",
                        "revision",
                        "valueOn",
                        "entries",
                        "digest",
                        "package",
                        "authority",
                        "outcome",
                        "answeredOn",
                        "contractAmountFen",
                        "technologyAmountFen",
                        "acceptanceNumber",
                        "costsFen",
                        "inventor",
                        "weights",
                        "days",
                        "decidedOn",
                        "endsAt",
                        "objection",
                        "price",
                        "pricing",
                        "publicity",
                        "shortened",
                        "upheld",
                        "byHand",
                        "on",
                        "standing",
                        "added",
                        "sha256",
                        "updated",
                        "organisation",
                        "organisationKind",
                        "verification",
                        "verifiedOn",
                        "until",
                        "from",
                        "ground",
                        "sizeClass",
                        "year",
                        "aggregate",
                        "announcedOn",
                        "comments",
                        "gazette",
                        "rules",
                        "amountFen",
                        "announcedAt",
                        "announcement",
                        "by",
                        "certificate",
                        "certifiedAt",
                        "count",
                        "date",
                        "document",
                        "edition",
                        "effectiveAt",
                        "event",
                        "evidence",
                        "filingDate",
                        "forgottenAt",
                        "formedAt",
                        "grounds",
                        "inForceAt",
                        "inTime",
                        "kind",
                        "legalEventOn",
                        "licensee",
                        "licensor",
                        "listing",
                        "mode",
                        "number",
                        "origin",
                        "owner",
                        "paidOn",
                        "patents",
                        "payableBy",
                        "proposedFor",
                        "source",
                        "termsDigest",
                        "textEn",
                        "textZh",
                        "totalFen",
                        "version");
    }
}
