package org.penglai.discovery.elastic;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingDocument.Front;
import org.penglai.discovery.ListingDocument.Offer;
import org.penglai.discovery.ListingDocument.Owner;
import org.penglai.discovery.ListingDocument.Subject;
import org.penglai.discovery.ListingDocument.Words;
import org.penglai.discovery.Senses;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.OperationCentre;
import org.penglai.platform.json.Json;

/**
 * A listing as the index holds it: the fields that are searched, filtered and sorted by, and beside them the record
 * itself, which comes back with a hit and is not searched.
 */
final class ListingJson {

    /** The field that holds the record itself. */
    static final String SHOWN = "shown";

    /** What the listing speaks of, and what its titles do, in words that both languages share. */
    static final String SENSES = "senses";

    static final String HEADING_SENSES = "headingSenses";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Records by their components alone, so that what is derived from them is not stored. */
    private static final ObjectMapper RECORDS = Json.mapper()
            .copy()
            .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addMixIn(Front.class, Shown.class);

    private static final Bilingual UNKNOWN = Bilingual.of("", "");

    /** Claims are long, and nobody reads them among hits. */
    @JsonIgnoreProperties("claims")
    private interface Shown {}

    private ListingJson() {}

    /**
     * Writes listings for the index.
     *
     * @param senses what texts speak of, in words that both languages share
     * @param subjects what a symbol of the classification is about
     */
    record Writer(CentreFields centres, Senses senses, Function<String, Optional<Bilingual>> subjects) {

        /** Symbols from the subclass on: what lies above is about too much. */
        private static final int SUBCLASS = 4;

        Map<String, Object> write(ListingDocument listing) {
            var json = ListingJson.write(listing, centres);
            json.put(SENSES, senses.of(texts(listing)));
            json.put(HEADING_SENSES, senses.of(titles(listing)));
            json.put("subjects", subjects(listing));
            return json;
        }

        private List<String> subjects(ListingDocument listing) {
            return distinct(
                            listing.patents(),
                            patent -> patent.ipc().stream().flatMap(symbol -> symbol.path().stream()))
                    .stream()
                    .filter(symbol -> symbol.length() >= SUBCLASS)
                    .flatMap(symbol -> subjects.apply(symbol).stream())
                    .flatMap(subject -> Stream.of(subject.zh(), subject.en()))
                    .filter(subject -> !subject.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private static List<String> titles(ListingDocument listing) {
        return Stream.concat(
                        Stream.of(listing.words().title()),
                        listing.patents().stream().map(Subject::title))
                .flatMap(title -> Stream.of(title.zh(), title.en()))
                .toList();
    }

    private static List<String> texts(ListingDocument listing) {
        var words = listing.words();
        var said = Stream.of(List.of(words.summary()), words.applicationFields(), words.products())
                .flatMap(List::stream);
        var abstracts =
                listing.patents().stream().map(Subject::abstractText).flatMap(text -> Stream.of(text.zh(), text.en()));
        return Stream.of(titles(listing).stream(), said, abstracts)
                .flatMap(texts -> texts)
                .toList();
    }

    private static Map<String, Object> write(ListingDocument listing, CentreFields centres) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", listing.id().toString());
        json.put("reading", listing.reading());
        words(listing.words(), json);
        offer(listing.offer(), json);
        json.put("centre", centres(listing, centres));
        patents(listing.patents(), json);
        owners(listing.owners(), json);
        listing.grantedOn().ifPresent(day -> json.put("grantedOn", day.toString()));
        listing.expiresOn().ifPresent(day -> json.put("expiresOn", day.toString()));
        json.put(SHOWN, RECORDS.convertValue(listing, OBJECT));
        return json;
    }

    static ListingDocument read(JsonNode shown) {
        try {
            return RECORDS.treeToValue(shown, ListingDocument.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("the index holds a listing that cannot be read", malformed);
        }
    }

    private static void words(Words words, Map<String, Object> json) {
        json.put("titleZh", words.title().zh());
        json.put("titleEn", words.title().en());
        json.put("summary", words.summary());
        json.put("applicationFields", words.applicationFields());
        json.put("products", words.products());
    }

    /** What is free costs nothing: it is found under every price limit and stands first by price. */
    private static void offer(Offer offer, Map<String, Object> json) {
        json.put("mode", offer.mode());
        json.put("publishedAt", offer.publishedAt().toString());
        json.put("free", offer.free());
        json.put("industry", offer.industries());
        offer.trl().ifPresent(trl -> json.put("trl", trl.toString()));
        if (offer.free()) {
            json.put("priceFen", 0);
        } else {
            offer.price().ifPresent(price -> json.put("priceFen", price.fen()));
        }
    }

    private static List<OperationCentre> centres(ListingDocument listing, CentreFields centres) {
        var symbols = listing.patents().stream()
                .flatMap(patent -> patent.ipc().stream())
                .toList();
        return centres.of(listing.offer().industries(), symbols);
    }

    private static void patents(List<Subject> patents, Map<String, Object> json) {
        json.put("patents", patents.stream().map(ListingJson::patent).toList());
        json.put(
                "patentKind",
                distinct(patents, patent -> Stream.of(patent.number().kind())));
        json.put("inventors", distinct(patents, patent -> patent.front().inventors().stream()));
        json.put("cpc", distinct(patents, patent -> patent.front().cpc().stream()));
        json.put("ipc", distinct(patents, patent -> patent.ipc().stream().flatMap(symbol -> symbol.path().stream())));
    }

    private static Map<String, Object> patent(Subject patent) {
        var claims = patent.front().claims().orElse(UNKNOWN);
        return Map.of(
                "number", patent.number().canonical(),
                "publications", patent.front().publications(),
                "titleZh", patent.title().zh(),
                "titleEn", patent.title().en(),
                "abstractZh", patent.abstractText().zh(),
                "abstractEn", patent.abstractText().en(),
                "claimsZh", claims.zh(),
                "claimsEn", claims.en());
    }

    private static void owners(List<Owner> owners, Map<String, Object> json) {
        json.put(
                "owners",
                owners.stream().map(owner -> Map.of("name", owner.name())).toList());
        json.put("ownerName", distinct(owners, owner -> Stream.of(owner.name())));
        json.put("ownerKind", distinct(owners, owner -> owner.kind().stream()));
        json.put("division", distinct(owners, owner -> owner.division().stream().flatMap(ListingJson::levels)));
    }

    /** Province, prefecture and county of a division. */
    private static Stream<String> levels(DivisionCode division) {
        var code = division.value();
        return Stream.of(code.substring(0, 2), code.substring(0, 4), code);
    }

    private static <T, V> List<V> distinct(Collection<T> things, Function<T, Stream<V>> values) {
        return things.stream().flatMap(values).distinct().toList();
    }
}
