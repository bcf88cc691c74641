package org.penglai.ledger.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Archiving;
import org.penglai.ledger.Auditing;
import org.penglai.ledger.Head;
import org.penglai.ledger.HeadDays;
import org.penglai.ledger.Keys;
import org.penglai.ledger.Sequence;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;
import org.penglai.platform.sign.PaperCertificate;
import org.penglai.platform.sign.VerifyingKey;

/** The ledger over the API, open to anyone. */
public final class LedgerApi {

    private static final int LIMIT = 20;

    private final Auditing auditing;
    private final Archiving archiving;
    private final Keys keys;

    public LedgerApi(Auditing auditing, Archiving archiving, Keys keys) {
        this.auditing = auditing;
        this.archiving = archiving;
        this.keys = keys;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getLedgerHead", this::head,
                "listLedgerHeads", this::heads,
                "listLedgerDays", this::days,
                "getLedgerDay", this::day,
                "listLedgerEntries", this::entries,
                "getLedgerInclusionProof", this::inclusion,
                "getLedgerConsistencyProof", this::consistency,
                "listKeys", this::keys);
    }

    /** A signed head on the wire; the signature is over the canonical JSON of the first four. */
    record HeadView(String origin, long size, String rootHash, String signedAt, String keyId, String signature) {
        static HeadView of(Head.Signed signed) {
            var head = signed.head();
            return new HeadView(
                    head.origin(),
                    head.size(),
                    head.rootHash().hex(),
                    head.signedAt().toString(),
                    signed.keyId(),
                    signed.signature());
        }
    }

    /** An entry on the wire. */
    record EntryView(long index, @JsonRawValue String facts, String hash) {
        static EntryView of(Sequence.Placed entry) {
            return new EntryView(entry.index(), entry.facts(), entry.leaf().hex());
        }
    }

    /** An archived day on the wire. */
    record DayView(String day, int heads, String sha256, String archivedAt) {
        static DayView of(HeadDays.Day day) {
            return new DayView(
                    day.day().toString(),
                    day.heads(),
                    day.file().hex(),
                    day.archivedAt().toString());
        }
    }

    /** Some of a list; {@code next} is where the next part begins. */
    record Part<T>(List<T> items, Optional<Long> next) {}

    /** A whole list. */
    record Items<T>(List<T> items) {}

    /** A proof that an entry stands at its index. */
    record InclusionView(long index, long size, List<String> path) {}

    /** A proof that one tree is the beginning of another. */
    record ConsistencyView(long from, long to, List<String> path) {}

    /** A set of keys (RFC 7517). */
    record KeySet(List<Map<String, Object>> keys) {}

    private Reply head(Call call) {
        return Reply.json(200, HeadView.of(auditing.head().orElseThrow(() -> Refusal.unknown("ledger.empty"))));
    }

    private Reply heads(Call call) {
        var day = call.query("day").map(LocalDate::parse).orElseThrow();
        var from = day.atStartOfDay(LegalDays.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(LegalDays.ZONE).toInstant();
        return Reply.json(
                200,
                new Items<>(auditing.heads().between(from, until, Archiving.HEADS_OF_A_DAY).stream()
                        .map(HeadView::of)
                        .toList()));
    }

    private Reply days(Call call) {
        var limit = number(call, "limit").map(Math::toIntExact).orElse(LIMIT);
        return Reply.json(
                200,
                new Items<>(archiving.latest(limit).stream().map(DayView::of).toList()));
    }

    private Reply day(Call call) {
        var day = LocalDate.parse(call.path("day"));
        return Reply.passing("application/json", archiving.file(day))
                .header("Content-Disposition", "attachment; filename=\"heads-" + day + ".json\"");
    }

    private Reply entries(Call call) {
        var from = number(call, "from").orElse(0L);
        var limit = number(call, "limit").map(Math::toIntExact).orElse(LIMIT);
        var found = auditing.entries(from, limit + 1);
        var items = found.stream().limit(limit).map(EntryView::of).toList();
        var next = found.size() > limit ? Optional.of(found.getLast().index()) : Optional.<Long>empty();
        return Reply.json(200, new Part<>(items, next));
    }

    private Reply inclusion(Call call) {
        var proof = auditing.inclusion(Long.parseLong(call.path("index")), number(call, "size"));
        return Reply.json(200, new InclusionView(proof.index(), proof.size(), hex(proof.path())));
    }

    private Reply consistency(Call call) {
        var proof = auditing.consistency(
                number(call, "from").orElseThrow(), number(call, "to").orElseThrow());
        return Reply.json(200, new ConsistencyView(proof.first(), proof.second(), hex(proof.path())));
    }

    private Reply keys(Call call) {
        var signing = keys.all().stream().map(key -> new VerifyingKey(key.x()).jwk());
        var papers = keys.paperCertificates().stream().map(der -> new PaperCertificate(der).jwk());
        return Reply.json(200, new KeySet(Stream.concat(signing, papers).toList()));
    }

    private static Optional<Long> number(Call call, String name) {
        return call.query(name).map(Long::parseLong);
    }

    private static List<String> hex(List<Sha256> path) {
        return path.stream().map(Sha256::hex).toList();
    }
}
