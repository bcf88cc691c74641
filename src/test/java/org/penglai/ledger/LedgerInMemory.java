package org.penglai.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.platform.sign.PaperCertificate;
import org.penglai.platform.sign.SigningKey;

/** A small ledger of one tile, for tests without a database: entries at their places, heads that are signed when told, keys. */
public final class LedgerInMemory {

    private final String origin;
    private final SigningKey key;
    private final List<Keys.Published> published = new ArrayList<>();
    private final List<String> papers = new ArrayList<>();
    private final List<Sequence.Placed> placed = new ArrayList<>();
    private final List<Head.Signed> heads = new ArrayList<>();

    public LedgerInMemory(String origin, SigningKey key, PaperCertificate paper) {
        this.origin = origin;
        this.key = key;
        published.add(new Keys.Published(key.known().id(), key.known().x()));
        papers.add(paper.der());
    }

    /** Gives the entry the next place, and answers which. */
    public long place(String facts) {
        placed.add(new Sequence.Placed(placed.size(), facts, new Sha256(Entry.leafHash(facts))));
        return placed.size() - 1L;
    }

    /** Signs the head of all that has a place. */
    public void sign(Instant at) {
        var head = new Head(origin, placed.size(), new Tree(placed.size(), tiles().nodes()).root(), at);
        heads.add(new Head.Signed(head, key.known().id(), key.sign(head.text())));
    }

    public Auditing auditing(Tx tx) {
        return new Auditing(tx, sequence(), tiles(), heads());
    }

    public Keys keys() {
        return new Keys() {
            @Override
            public void publish(Published known) {
                published.add(known);
            }

            @Override
            public List<Published> all() {
                return published;
            }

            @Override
            public void publishPaperCertificate(String der) {
                papers.add(der);
            }

            @Override
            public List<String> paperCertificates() {
                return papers;
            }
        };
    }

    private Sequence sequence() {
        return new Sequence() {
            @Override
            public long size() {
                return placed.size();
            }

            @Override
            public boolean isAnyWaiting() {
                return false;
            }

            @Override
            public int place(long from, int limit) {
                return 0;
            }

            @Override
            public List<Placed> entries(long from, int limit) {
                return placed.stream().skip(from).limit(limit).toList();
            }

            @Override
            public Optional<Recorded> latest(String aggregate, String kind) {
                return placed.reversed().stream()
                        .filter(entry -> entry.facts().contains("\"aggregate\":\"" + aggregate + "\""))
                        .filter(entry -> entry.facts().contains("\"kind\":\"" + kind + "\""))
                        .map(entry -> new Recorded(Optional.of(entry.index()), entry.facts(), entry.leaf()))
                        .findFirst();
            }

            @Override
            public Optional<Long> indexOf(String aggregate, Sha256 leaf) {
                return IntStream.range(0, placed.size())
                        .filter(at -> placed.get(at).leaf().equals(leaf))
                        .mapToObj(at -> (long) at)
                        .findFirst();
            }
        };
    }

    private Tiles tiles() {
        return new Tiles() {
            @Override
            public List<Sha256> tile(int level, long index) {
                return placed.stream().map(Sequence.Placed::leaf).toList();
            }

            @Override
            public void keep(int level, long index, List<Sha256> hashes, Sha256 root) {
                throw new UnsupportedOperationException("one tile is never full here");
            }
        };
    }

    private Heads heads() {
        return new Heads() {
            @Override
            public Optional<Head.Signed> latest() {
                return heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
            }

            @Override
            public Optional<Head.Signed> covering(long size) {
                return heads.stream()
                        .filter(signed -> signed.head().size() >= size)
                        .findFirst();
            }

            @Override
            public void add(Head.Signed head) {
                heads.add(head);
            }

            @Override
            public List<Head.Signed> between(Instant from, Instant until, int limit) {
                return heads;
            }
        };
    }
}
