package org.penglai.listing.pg;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingParts;
import org.penglai.listing.Listings;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.json.Json;
import org.penglai.platform.pg.Pg;

/** {@link Listings} in the tables {@code listing}, {@code listing_patent} and {@code listing_version}. */
public final class ListingsPg implements Listings {

    private static final String FIND = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE id = ANY ($1)""";

    private static final String LOCK = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE id = $1
               FOR UPDATE""";

    private static final String ADD = """
            INSERT INTO listing
              (id, owner_id, agency_id, mode, state, version, content, standing, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, penglai_now())""";

    private static final String SAVE = """
            UPDATE listing
               SET agency_id = $2, mode = $3, state = $4, version = $5, content = $6, standing = $7,
                   changed_at = penglai_now()
             WHERE id = $1 AND version = $5 - 1""";

    private static final String ADD_VERSION = """
            INSERT INTO listing_version (listing_id, version, state, content, standing, recorded_at)
            VALUES ($1, $2, $3, $4, $5, penglai_now())""";

    private static final String REMOVE_PATENTS = "DELETE FROM listing_patent WHERE listing_id = $1";

    private static final String ADD_PATENT =
            "INSERT INTO listing_patent (listing_id, number, position) VALUES ($1, $2, $3)";

    private static final String SOLD_BY = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE (owner_id = $1 OR agency_id = $1) AND id < $2
             ORDER BY id DESC
             LIMIT $3""";

    private static final String WAITING = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE state = 'SUBMITTED'
             ORDER BY changed_at, id
             LIMIT $1""";

    private static final String OFFERING = """
            SELECT DISTINCT listing.id
              FROM listing_patent
              JOIN listing ON listing.id = listing_patent.listing_id
             WHERE listing_patent.number = ANY ($1) AND listing.state IN ('PUBLISHED', 'SUSPENDED')
             ORDER BY listing.id""";

    private static final String SHOWN = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE id > $1 AND state IN ('PUBLISHED', 'SUSPENDED', 'WITHDRAWN', 'CLOSED', 'EXPIRED')
             ORDER BY id
             LIMIT $2""";

    private static final String OPEN = """
            SELECT id, owner_id, state, version, content, standing, created_at
              FROM listing
             WHERE id > $1 AND state IN ('PUBLISHED', 'SUSPENDED')
             ORDER BY id
             LIMIT $2""";

    private static final String VERSIONS = """
            SELECT listing.id, listing.owner_id, kept.state, kept.version, kept.content, kept.standing,
                   listing.created_at, kept.recorded_at
              FROM listing_version AS kept
              JOIN listing ON listing.id = kept.listing_id
             WHERE kept.listing_id = $1 AND kept.version <= $2
             ORDER BY kept.version DESC
             LIMIT $3""";

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Pg pg;

    public ListingsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Listing> find(ListingId id) {
        return pg.one(FIND, Tuple.of((Object) new UUID[] {id.value()}), ListingsPg::listing);
    }

    @Override
    public Map<ListingId, Listing> findAll(Collection<ListingId> ids) {
        var values = ids.stream().map(ListingId::value).toArray(UUID[]::new);
        return pg.list(FIND, Tuple.of((Object) values), ListingsPg::listing).stream()
                .collect(Collectors.toUnmodifiableMap(Listing::id, Function.identity()));
    }

    @Override
    public Optional<Listing> lock(ListingId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), ListingsPg::listing);
    }

    @Override
    public void add(Listing.Draft draft) {
        pg.requireTransaction();
        var head = draft.head();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(head.id().value())
                        .addUUID(head.owner().value())
                        .addValue(agency(draft))
                        .addString(draft.terms().mode().name())
                        .addString(draft.state().name())
                        .addInteger(head.version())
                        .addValue(content(draft))
                        .addValue(standing(draft))
                        .addValue(head.createdAt().atOffset(ZoneOffset.UTC)));
        addPatents(draft);
        addVersion(draft);
    }

    @Override
    public void save(Listing next) {
        pg.requireTransaction();
        var saved = pg.execute(
                SAVE,
                Tuple.tuple()
                        .addUUID(next.id().value())
                        .addValue(agency(next))
                        .addString(next.terms().mode().name())
                        .addString(next.state().name())
                        .addInteger(next.head().version())
                        .addValue(content(next))
                        .addValue(standing(next)));
        if (saved == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
        }
        if (next instanceof Listing.Draft) {
            pg.execute(REMOVE_PATENTS, Tuple.of(next.id().value()));
            addPatents(next);
        }
        addVersion(next);
    }

    @Override
    public List<Listing> soldBy(OrganisationId organisation, Optional<ListingId> before, int limit) {
        var from = before.map(ListingId::value).orElse(LAST);
        return pg.list(SOLD_BY, Tuple.of(organisation.value(), from, limit), ListingsPg::listing);
    }

    @Override
    public List<Listing> waiting(int limit) {
        return pg.list(WAITING, Tuple.of(limit), ListingsPg::listing);
    }

    @Override
    public List<ListingId> offering(Collection<ApplicationNumber> patents) {
        var numbers = patents.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
        return pg.list(OFFERING, Tuple.of((Object) numbers), row -> new ListingId(row.getUUID("id")));
    }

    @Override
    public List<Listing> shown(Optional<ListingId> after, int limit) {
        var from = after.map(ListingId::value).orElse(FIRST);
        return pg.list(SHOWN, Tuple.of(from, limit), ListingsPg::listing).stream()
                .filter(Listing::isPublic)
                .toList();
    }

    @Override
    public List<Listing> open(Optional<ListingId> after, int limit) {
        var from = after.map(ListingId::value).orElse(FIRST);
        return pg.list(OPEN, Tuple.of(from, limit), ListingsPg::listing);
    }

    @Override
    public List<Kept> versions(ListingId id, int from, int limit) {
        return pg.list(
                VERSIONS,
                Tuple.of(id.value(), from, limit),
                row -> new Kept(
                        listing(row),
                        row.get(OffsetDateTime.class, "recorded_at").toInstant()));
    }

    private void addPatents(Listing listing) {
        var rows = new ArrayList<Tuple>();
        for (var number : listing.terms().patents()) {
            rows.add(Tuple.of(listing.id().value(), number.canonical(), rows.size() + 1));
        }
        pg.executeBatch(ADD_PATENT, rows);
    }

    private void addVersion(Listing listing) {
        pg.execute(
                ADD_VERSION,
                Tuple.of(
                        listing.id().value(),
                        listing.head().version(),
                        listing.state().name(),
                        content(listing),
                        standing(listing)));
    }

    private static @Nullable UUID agency(Listing listing) {
        return listing.content().agency().map(OrganisationId::value).orElse(null);
    }

    private static JsonObject content(Listing listing) {
        return new JsonObject(Json.write(ListingParts.of(listing.content())));
    }

    private static JsonObject standing(Listing listing) {
        return new JsonObject(Json.write(StandingRow.of(listing)));
    }

    private static Listing listing(Row row) {
        var content = Json.read(row.getJsonObject("content").encode(), ListingParts.class)
                .content();
        var standing = Json.read(row.getJsonObject("standing").encode(), StandingRow.class);
        var head = new Listing.Head(
                new ListingId(row.getUUID("id")),
                new OrganisationId(row.getUUID("owner_id")),
                row.getInteger("version"),
                row.get(OffsetDateTime.class, "created_at").toInstant());
        return listing(Listing.State.valueOf(row.getString("state")), head, content, standing);
    }

    private static Listing listing(
            Listing.State state, Listing.Head head, ListingContent content, StandingRow standing) {
        return switch (state) {
            case DRAFT -> new Listing.Draft(head, content, standing.returnedWith());
            case SUBMITTED -> new Listing.Submitted(head, content, at(standing.submittedAt()));
            case PUBLISHED -> new Listing.Published(head, content, publication(standing));
            case SUSPENDED -> {
                var why = present(standing.suspension()).suspension();
                yield new Listing.Suspended(head, content, publication(standing), why);
            }
            case WITHDRAWN -> {
                var announcement = Optional.ofNullable(standing.withdrawal());
                yield new Listing.Withdrawn(head, content, standing.published(), at(standing.endedAt()), announcement);
            }
            case CLOSED -> new Listing.Closed(head, content, publication(standing), at(standing.endedAt()));
            case EXPIRED -> new Listing.Expired(head, content, publication(standing), at(standing.endedAt()));
        };
    }

    private static Listing.Publication publication(StandingRow standing) {
        return standing.published().orElseThrow();
    }

    private static Instant at(@Nullable Instant instant) {
        return present(instant);
    }

    private static <T> T present(@Nullable T stored) {
        if (stored == null) {
            throw new IllegalStateException("a listing's row lacks what its state needs");
        }
        return stored;
    }
}
