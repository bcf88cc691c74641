package org.penglai.listing.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;
import org.penglai.listing.PriceLaw;
import org.penglai.listing.PricingMode;

/**
 * Reads how public institutions price and publicise. A mode of offering without its ways of pricing, a presumption that is
 * none of them, a period of less than a day or a law that is not named keeps the server from starting.
 */
public final class PriceLawFile {

    private static final String SHIPPED = "/law/price-publicity.yaml";

    private PriceLawFile() {}

    /** The ways of one mode as written. */
    record WrittenChoice(List<PricingMode> open, PricingMode presumed) {
        PriceLaw.Choice choice() {
            if (!open.contains(presumed)) {
                throw new IllegalStateException("presumes what is not open: " + presumed);
            }
            return new PriceLaw.Choice(open, presumed);
        }
    }

    /** The ways of pricing as written. */
    record WrittenPricing(
            String law,
            ListingLawFile.Words article,
            Citation.Status status,
            LocalDate validFrom,
            Map<ListingMode, WrittenChoice> modes) {}

    /** A rule of publicity as written. */
    record WrittenRule(
            String id,
            String divisions,
            int days,
            String law,
            ListingLawFile.Words article,
            Citation.Status status,
            LocalDate validFrom) {}

    /** The file as written. */
    record Written(Map<String, ListingLawFile.Words> laws, WrittenPricing pricing, List<WrittenRule> publicity) {

        PriceLaw law() {
            if (!pricing.modes.keySet().containsAll(Arrays.asList(ListingMode.values()))) {
                throw new IllegalStateException("not every mode of offering has its ways of pricing");
            }
            var modes = new java.util.EnumMap<ListingMode, PriceLaw.Choice>(ListingMode.class);
            pricing.modes.forEach((mode, written) -> modes.put(mode, written.choice()));
            return new PriceLaw(
                    modes,
                    citation(pricing.law, pricing.article, pricing.status, pricing.validFrom),
                    publicity.stream().map(this::rule).toList(),
                    Optional.empty());
        }

        private PriceLaw.Rule rule(WrittenRule rule) {
            if (rule.days < 1) {
                throw new IllegalStateException("a publicity of less than a day: " + rule.id);
            }
            return new PriceLaw.Rule(
                    rule.id, rule.divisions, rule.days, citation(rule.law, rule.article, rule.status, rule.validFrom));
        }

        private Citation citation(
                String law, ListingLawFile.Words article, Citation.Status status, LocalDate validFrom) {
            var title = Optional.ofNullable(laws.get(law))
                    .orElseThrow(() -> new IllegalStateException("no such law: " + law));
            var text = Bilingual.of("《" + title.zh() + "》" + article.zh(), title.en() + ", " + article.en());
            return new Citation(text, status, validFrom, Optional.empty());
        }
    }

    /** The data that is shipped. */
    public static PriceLaw shipped() {
        try (var file = PriceLawFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static PriceLaw read(InputStream file) throws IOException {
        return ListingLawFile.YAML.readValue(file, Written.class).law();
    }
}
