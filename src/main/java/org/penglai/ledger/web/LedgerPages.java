package org.penglai.ledger.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.ledger.Archiving;
import org.penglai.ledger.Auditing;
import org.penglai.ledger.Head;
import org.penglai.ledger.HeadDays;
import org.penglai.ledger.InclusionProof;
import org.penglai.ledger.Sequence;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.json.Json;

/** The public ledger (公开账本): its last entries, and each entry with the proof that it stands where it stands. */
public final class LedgerPages {

    private static final int PAGE_SIZE = 20;
    private static final int DAYS = 10;

    private final Auditing auditing;
    private final Archiving archiving;
    private final Pages pages;
    private final Map<String, Bilingual> records;

    /** @param records how the kinds of record that are forgotten are called, by id */
    public LedgerPages(Auditing auditing, Archiving archiving, Pages pages, Map<String, Bilingual> records) {
        this.auditing = auditing;
        this.archiving = archiving;
        this.pages = pages;
        this.records = Map.copyOf(records);
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/ledger", "listLedgerEntries", this::list),
                PageRoute.get("/ledger/entries/:index", "getLedgerInclusionProof", this::one));
    }

    /**
     * The last entries, or those before an index.
     *
     * @param entries the newest first
     * @param records how the kinds of record that are forgotten are called, by id
     * @param next address of the page with those before; empty on the last
     * @param days the last ones whose heads are in a file
     */
    public record Model(
            Optional<Head.Signed> head,
            List<Told> entries,
            Map<String, Bilingual> records,
            String next,
            List<HeadDays.Day> days) {}

    /**
     * An entry as people read it.
     *
     * @param kind what was done, by the dotted name that its words stand under
     * @param about what it was done to
     * @param certificate the certificate that it gives or takes back; empty where none
     */
    public record Told(Sequence.Placed placed, String kind, String about, String certificate) {
        static Told of(Sequence.Placed placed) {
            var facts = Json.object(placed.facts());
            return new Told(placed, text(facts, "kind"), text(facts, "aggregate"), text(facts, "certificate"));
        }

        private static String text(Map<String, Object> facts, String name) {
            return String.valueOf(facts.getOrDefault(name, ""));
        }

        /** What kind of thing it is about, by the name that its words stand under. */
        public String sort() {
            var slash = about.indexOf('/');
            return slash < 0 ? about : about.substring(0, slash);
        }

        /** Which one of that kind; empty where there is but one. */
        public String one() {
            var slash = about.indexOf('/');
            return slash < 0 ? "" : about.substring(slash + 1);
        }

        /** Where what it is about can be seen by anybody; empty where it cannot. */
        public String address() {
            if (!certificate.isEmpty()) {
                return "/certificates/" + certificate;
            }
            return about.startsWith("patent/") ? "/patents/" + about.substring("patent/".length()) : "";
        }
    }

    /**
     * An entry with what proves it.
     *
     * @param head that covers it; none until the next head is signed
     */
    public record EntryModel(
            Told told, Sequence.Placed entry, Optional<Head.Signed> head, Optional<InclusionProof> proof) {

        /** How many entries the head covers; they stand at the positions from 0 to one less. */
        public long size() {
            return head.map(signed -> signed.head().size()).orElse(0L);
        }

        /** Whether its text has its hash and its hash leads to the signed root: worked out anew for each reader. */
        public boolean holds() {
            return org.penglai.ledger.Entry.leafHash(entry.facts())
                            .equals(entry.leaf().hex())
                    && proof.flatMap(way -> head.map(signed ->
                                    way.proves(entry.leaf(), signed.head().rootHash())))
                            .orElse(false);
        }
    }

    private Reply list(Call call) {
        var before = call.query("before").map(LedgerPages::index).orElseGet(auditing::size);
        var from = Math.max(0, before - PAGE_SIZE);
        var found = auditing.entries(from, (int) Math.min(PAGE_SIZE, Math.max(0, before - from)));
        var next = from > 0 ? "/ledger?before=" + from : "";
        return pages.show(
                call,
                "ledger/ledger",
                new Model(
                        auditing.head(),
                        found.reversed().stream().map(Told::of).toList(),
                        records,
                        next,
                        archiving.latest(DAYS)));
    }

    private Reply one(Call call) {
        var entry = auditing.entry(index(call.path("index")));
        var head = auditing.heads().covering(entry.index() + 1);
        var proof = head.map(signed ->
                auditing.inclusion(entry.index(), Optional.of(signed.head().size())));
        return pages.show(call, "ledger/entry", new EntryModel(Told.of(entry), entry, head, proof));
    }

    private static long index(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw Refusal.unknown("ledger.unknown").with("index", text);
        }
        return Long.parseLong(text);
    }
}
