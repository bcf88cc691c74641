package org.penglai.discovery.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.discovery.Facet;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hit.Highlight;
import org.penglai.discovery.Hits;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.QueryForm;
import org.penglai.discovery.Searching;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.IpcSymbol;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Search over the API. */
public final class SearchApi {

    private final Searching searching;
    private final Messages messages;
    private final Supplier<LocalDate> today;
    private final Function<String, Optional<Bilingual>> subjects;

    /** A search that knows no subjects of the classification. */
    public SearchApi(Searching searching, Messages messages, Supplier<LocalDate> today) {
        this(searching, messages, today, symbol -> Optional.empty());
    }

    /**
     * @param today the legal day, by the one clock
     * @param subjects what symbols of the classification are about
     */
    public SearchApi(
            Searching searching,
            Messages messages,
            Supplier<LocalDate> today,
            Function<String, Optional<Bilingual>> subjects) {
        this.searching = searching;
        this.messages = messages;
        this.today = today;
        this.subjects = subjects;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("searchListings", this::searchListings);
    }

    record HitsView(
            List<HitView> items,
            long total,
            boolean totalIsLowerBound,
            boolean near,
            Optional<Long> close,
            List<NoteView> notes,
            Optional<String> didYouMean,
            Optional<Map<String, List<ValueView>>> facets,
            long tookMs,
            Optional<String> next) {}

    record NoteView(String code, String text) {}

    record HitView(
            String id,
            List<String> patents,
            Bilingual title,
            ListingMode mode,
            Optional<Long> priceFen,
            boolean free,
            List<OwnerView> owners,
            List<String> ipc,
            List<Industry> industries,
            boolean industriesProposed,
            Optional<Integer> trl,
            Optional<LocalDate> grantedOn,
            Optional<LocalDate> expiresOn,
            Instant publishedAt,
            Optional<Float> score,
            List<Highlight> highlights) {

        static HitView of(Hit hit) {
            var listing = hit.listing();
            var offer = listing.offer();
            return new HitView(
                    listing.id().toString(),
                    listing.patents().stream()
                            .map(ListingDocument.Subject::number)
                            .map(ApplicationNumber::canonical)
                            .toList(),
                    listing.words().title(),
                    offer.mode(),
                    offer.price().map(Money::fen),
                    offer.free(),
                    listing.owners().stream().map(OwnerView::of).toList(),
                    listing.patents().stream()
                            .flatMap(patent -> patent.ipc().stream())
                            .map(IpcSymbol::toString)
                            .distinct()
                            .toList(),
                    offer.industries().stream().sorted().toList(),
                    offer.proposed(),
                    offer.trl(),
                    listing.grantedOn(),
                    listing.expiresOn(),
                    offer.publishedAt(),
                    hit.score(),
                    hit.highlights());
        }
    }

    record OwnerView(String name, Optional<OrganisationKind> kind, Optional<String> divisionCode) {
        static OwnerView of(ListingDocument.Owner owner) {
            return new OwnerView(owner.name(), owner.kind(), owner.division().map(DivisionCode::value));
        }
    }

    record ValueView(String value, String label, long count, boolean chosen) {}

    private Reply searchListings(Call call) {
        var query = QueryForm.parse(call.query(), today.get());
        var hits = searching.search(query);
        var words = new FacetWords(messages, call.language(), subjects);
        return Reply.json(
                200,
                new HitsView(
                        hits.items().stream().map(HitView::of).toList(),
                        hits.total().count(),
                        hits.total().isLowerBound(),
                        hits.near(),
                        hits.remarks().close().stream().boxed().findFirst(),
                        hits.remarks().notes().stream()
                                .map(note -> new NoteView(
                                        note.code(),
                                        messages.text(
                                                call.language(),
                                                "discovery.note." + note.code(),
                                                Map.of("said", note.said()))))
                                .toList(),
                        hits.remarks().meant(),
                        query.facets() ? Optional.of(facets(hits, words)) : Optional.empty(),
                        hits.took().toMillis(),
                        hits.next()));
    }

    private static Map<String, List<ValueView>> facets(Hits hits, FacetWords words) {
        var facets = new LinkedHashMap<String, List<ValueView>>();
        hits.facets().forEach(facet -> facets.put(facet.name().wire(), values(facet, words)));
        return facets;
    }

    private static List<ValueView> values(Facet facet, FacetWords words) {
        return facet.values().stream()
                .map(value -> new ValueView(
                        value.value(), words.label(facet.name(), value.value()), value.count(), value.chosen()))
                .toList();
    }
}
