package org.penglai.listing.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Citation;
import org.penglai.listing.Ground;
import org.penglai.listing.ListingLaw;
import org.penglai.listing.ListingMode;

/**
 * The file of the law's data. An unknown word, a doubled id, a law or group of modes that is not defined, or a rule without
 * article, weight or first day keeps the server from starting.
 */
public final class ListingLawFile {

    private static final String SHIPPED = "/law/listing-checks.yaml";

    static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ListingLawFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** A rule as written. */
    record WrittenRule(
            String id,
            Ground ground,
            String modes,
            Optional<Integer> months,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {}

    /** How people write places. */
    record WrittenPlaces(Set<String> wholeCountry, Set<String> withinCountry) {}

    /** What the platform promises of its own officers. */
    record WrittenReview(Period decidedWithin) {}

    /** A ceiling as written. */
    record WrittenCeiling(
            String id,
            ListingLaw.Measure measure,
            BigDecimal most,
            String modes,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom) {}

    /** The whole file as written. */
    record Written(
            Map<String, Words> laws,
            Map<String, List<ListingMode>> modes,
            WrittenPlaces places,
            WrittenReview review,
            List<WrittenRule> rules,
            List<WrittenCeiling> ceilings) {

        ListingLaw law() {
            requireDistinct(rules.stream().map(WrittenRule::id).toList());
            requireDistinct(ceilings.stream().map(WrittenCeiling::id).toList());
            return new ListingLaw(
                    rules.stream().map(this::rule).toList(),
                    ceilings.stream().map(this::ceiling).toList(),
                    new ListingLaw.Places(places.wholeCountry, places.withinCountry),
                    review.decidedWithin);
        }

        private ListingLaw.Rule rule(WrittenRule rule) {
            var citation = new Citation(words(rule.law, rule.article), rule.status, rule.validFrom, rule.validUntil);
            return new ListingLaw.Rule(rule.id, rule.ground, modes(rule.modes), rule.months.orElse(0), citation);
        }

        private ListingLaw.Ceiling ceiling(WrittenCeiling ceiling) {
            var citation = new Citation(
                    words(ceiling.law, ceiling.article), ceiling.status, ceiling.validFrom, Optional.empty());
            return new ListingLaw.Ceiling(ceiling.id, ceiling.measure, ceiling.most, modes(ceiling.modes), citation);
        }

        private Bilingual words(String law, Words article) {
            var title = required(laws.get(law), "law", law);
            return Bilingual.of("《" + title.zh + "》" + article.zh, title.en + ", " + article.en);
        }

        private Set<ListingMode> modes(String group) {
            return EnumSet.copyOf(required(modes.get(group), "group of modes", group));
        }

        private static <T> T required(@Nullable T found, String what, String name) {
            if (found == null) {
                throw new IllegalStateException("no such " + what + ": " + name);
            }
            return found;
        }

        private static void requireDistinct(List<String> ids) {
            var seen = new HashSet<String>();
            for (var id : ids) {
                if (!seen.add(id)) {
                    throw new IllegalStateException("listed twice: " + id);
                }
            }
        }
    }

    /** The data that is shipped. */
    public static ListingLaw shipped() {
        try (var file = ListingLawFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static ListingLaw read(InputStream file) throws IOException {
        return YAML.readValue(file, Written.class).law();
    }
}
