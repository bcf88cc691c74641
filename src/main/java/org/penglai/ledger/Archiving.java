package org.penglai.ledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Puts the heads of each day that is over into a file outside the database, with the keys, so that whoever has kept such a
 * file can show that the ledger was that far on that day, whatever is done to the database later.
 */
public final class Archiving {

    /** A head each ten seconds of a day, and one more. */
    public static final int HEADS_OF_A_DAY = 8641;

    private final Tx tx;
    private final Heads heads;
    private final Keys keys;
    private final HeadDays days;
    private final HeadFiles files;

    public Archiving(Tx tx, Heads heads, Keys keys, HeadDays days, HeadFiles files) {
        this.tx = tx;
        this.heads = heads;
        this.keys = keys;
        this.days = days;
        this.files = files;
    }

    /** Archives every day that is over and not archived yet. Answers how many that were. */
    public int archive() {
        var archived = 0;
        while (archiveNext()) {
            archived++;
        }
        return archived;
    }

    /** The file is there before the row that names it; a file whose row was lost is written again with the same digest. */
    private boolean archiveNext() {
        return tx.run(now -> {
            var due = days.due(LegalDays.of(now));
            due.ifPresent(day -> {
                var of = of(day);
                days.add(new HeadDays.Day(day, of.size(), files.keep(text(day, of)), now));
            });
            return due.isPresent();
        });
    }

    private List<Head.Signed> of(LocalDate day) {
        var from = day.atStartOfDay(LegalDays.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(LegalDays.ZONE).toInstant();
        return heads.between(from, until, HEADS_OF_A_DAY);
    }

    /** The day's heads, oldest first, and all keys. */
    private String text(LocalDate day, List<Head.Signed> of) {
        return CanonicalJson.write(Map.of(
                "day", day.toString(),
                "items", of.stream().map(Archiving::facts).toList(),
                "keys", keys.all().stream().map(Archiving::facts).toList()));
    }

    private static Map<String, Object> facts(Head.Signed signed) {
        var head = signed.head();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("origin", head.origin());
        facts.put("size", head.size());
        facts.put("rootHash", head.rootHash().hex());
        facts.put("signedAt", head.signedAt().toString());
        facts.put("keyId", signed.keyId());
        facts.put("signature", signed.signature());
        return facts;
    }

    private static Map<String, Object> facts(Keys.Published key) {
        return Map.of("kty", "OKP", "crv", "Ed25519", "kid", key.id(), "x", key.x(), "use", "sig", "alg", "EdDSA");
    }

    public List<HeadDays.Day> latest(int limit) {
        return days.latest(limit);
    }

    /** A copy of the file of a day, for whoever reads it to remove afterwards; or a 404 refusal. */
    public Path file(LocalDate day) {
        return files.fetch(days.find(day)
                .orElseThrow(() -> Refusal.unknown("ledger.day-unknown").with("day", day.toString()))
                .file());
    }
}
