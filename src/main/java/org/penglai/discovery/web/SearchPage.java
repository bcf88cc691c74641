package org.penglai.discovery.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.discovery.Facet;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.Hits;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.Query;
import org.penglai.discovery.Sort;
import org.penglai.kernel.Spelling;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Problems;

/**
 * What the page of a search shows: what was asked, and what was found or why nothing could be.
 *
 * @param asked the form as filled in, with what is wrong beside the fields
 */
public record SearchPage(Form asked, Optional<Found> found, Optional<Problems.Shown> problem) {

    /** Values that a facet shows before the rest folds away. */
    private static final int SHOWN = 10;

    /** Eight sections, the way to a chosen place and some of what lies in it. */
    private static final int SHOWN_OF_TREE = 24;

    private static final IpcKey LAST = new IpcKey("H99Z9999");

    /** Something that was asked for. */
    public record Kept(String name, String value) {}

    /** What no control of the page shows, and stays asked for when the form is sent again; what is wrong does not. */
    public List<Kept> unseen() {
        if (found.isPresent()) {
            return kept(Stream.of("limit"));
        }
        var facets = Stream.of(FacetName.values()).map(FacetName::wire);
        return kept(Stream.concat(facets, Stream.of("remainingYearsMin", "sort", "limit"))
                .filter(name -> !asked.violations().containsKey(name)));
    }

    private List<Kept> kept(Stream<String> names) {
        return names.flatMap(name -> asked.all(name).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> new Kept(name, value)))
                .toList();
    }

    /** A search that was answered. */
    public record Found(Hits hits, List<HitView> items, Sides sides, List<Chip> chips, Ways ways) {
        public Found {
            items = List.copyOf(items);
            chips = List.copyOf(chips);
        }
    }

    /** How the hits spread, for choosing among them. */
    public record Sides(List<Group> groups, List<Band> prices) {
        public Sides {
            groups = List.copyOf(groups);
            prices = List.copyOf(prices);
        }
    }

    /**
     * A facet as a part of the form.
     *
     * @param name parameter of its boxes
     * @param single whether one value at most can be chosen
     * @param open whether it shows without being unfolded
     */
    public record Group(String name, String title, boolean single, boolean open, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }

        /** What shows at once: the first values, and every chosen one. */
        public List<Option> shown() {
            var most = isTree() ? SHOWN_OF_TREE : SHOWN;
            return options.stream()
                    .filter(option -> option.chosen() || options.indexOf(option) < most)
                    .toList();
        }

        /** Whether its values lie in one another. */
        public boolean isTree() {
            return name.equals(FacetName.IPC.wire());
        }

        /** What folds away. */
        public List<Option> folded() {
            var shown = shown();
            return options.stream().filter(option -> !shown.contains(option)).toList();
        }
    }

    /** One value of a facet. */
    public record Option(String value, String label, long count, boolean chosen) {

        /** How deep it lies in the classification, where it is a place of it. */
        public int depth() {
            return IpcKey.parse(value).map(key -> key.level().ordinal()).orElse(0);
        }
    }

    /** A step of prices, with the address that asks for it, or no longer asks for it. */
    public record Band(String label, long count, boolean chosen, String href) {}

    /** Something that was asked for, with the address that no longer asks for it. */
    public record Chip(String label, String without) {}

    /**
     * Where to go from here; the empty text where there is nothing to go to.
     *
     * @param counted where every hit is counted, however many there are
     * @param csv where the list is had as a table
     * @param xlsx where it is had as a workbook
     */
    public record Ways(
            String first,
            String next,
            String counted,
            String csv,
            String xlsx,
            String all,
            List<Choice> orders,
            String order) {
        public Ways {
            orders = List.copyOf(orders);
        }
    }

    static Found found(Query query, Hits hits, Address address, FacetWords words) {
        var items = hits.items().stream().map(hit -> HitView.of(hit, words)).toList();
        var sides = new Sides(groups(hits, words), prices(hits, address, words));
        return new Found(hits, items, sides, chips(query, address, words), ways(query, hits, address, words));
    }

    private static List<Group> groups(Hits hits, FacetWords words) {
        var groups = new ArrayList<Group>();
        for (var facet : hits.facets()) {
            var options = facet.values().stream()
                    .filter(value -> value.count() > 0 || value.chosen())
                    .map(value -> new Option(
                            value.value(), words.label(facet.name(), value.value()), value.count(), value.chosen()))
                    .toList();
            if (!options.isEmpty() && facet.name() != FacetName.PRICE) {
                groups.add(group(facet.name(), facet.name() == FacetName.IPC ? inOrder(options) : options, words));
            }
        }
        return groups;
    }

    /** Places in the order of the classification, so that each stands below the one that holds it. */
    private static List<Option> inOrder(List<Option> options) {
        return options.stream()
                .sorted(Comparator.comparing(
                        option -> IpcKey.parse(option.value()), Comparator.comparing(key -> key.orElse(LAST))))
                .toList();
    }

    private static List<Band> prices(Hits hits, Address address, FacetWords words) {
        return hits.facet(FacetName.PRICE).stream()
                .flatMap(facet -> facet.values().stream())
                .filter(value -> value.count() > 0 || value.chosen())
                .map(value -> new Band(
                        words.label(FacetName.PRICE, value.value()),
                        value.count(),
                        value.chosen(),
                        band(value, address).toString()))
                .toList();
    }

    private static Address band(Facet.Value value, Address address) {
        var any = address.without("free").without("priceMin").without("priceMax");
        if (value.chosen()) {
            return any;
        }
        if (value.value().equals("free")) {
            return any.with("free", "true");
        }
        var bounds = value.value().split("-", -1);
        var from = any.with("priceMin", bounds[0]);
        return bounds[1].isEmpty() ? from : from.with("priceMax", bounds[1]);
    }

    private static Group group(FacetName name, List<Option> options, FacetWords words) {
        var isSingle = name == FacetName.REMAINING_YEARS;
        var isOpen = name == FacetName.MODE
                || name == FacetName.INDUSTRY
                || options.stream().anyMatch(Option::chosen);
        var parameter = isSingle ? "remainingYearsMin" : name.wire();
        return new Group(parameter, words.title(name), isSingle, isOpen, options);
    }

    private static List<Chip> chips(Query query, Address address, FacetWords words) {
        var chips = new ArrayList<Chip>();
        for (var facet : FacetName.values()) {
            for (var value : query.filters().chosen(facet)) {
                var asked = asked(address, facet.wire(), value);
                chips.add(new Chip(
                        words.label(facet, value),
                        address.without(facet.wire(), asked).toString()));
            }
        }
        others(address, words, chips);
        return chips;
    }

    /** The value as it stands in the address: people write symbols in several ways. */
    private static String asked(Address address, String name, String value) {
        return address.parameters().getOrDefault(name, List.of()).stream()
                .filter(typed -> Spelling.plain(typed).equals(value))
                .findFirst()
                .orElse(value);
    }

    private static void others(Address address, FacetWords words, List<Chip> chips) {
        for (var name : List.of("priceMin", "priceMax", "free", "remainingYearsMin", "grantedFrom", "owner")) {
            address.parameters().getOrDefault(name, List.of()).stream()
                    .findFirst()
                    .ifPresent(value -> chips.add(new Chip(
                            words.chip(name, value), address.without(name).toString())));
        }
    }

    private static Ways ways(Query query, Hits hits, Address address, FacetWords words) {
        return new Ways(
                address.isFirst() ? "" : address.first().toString(),
                hits.next().map(cursor -> address.next(cursor).toString()).orElse(""),
                hits.total().isLowerBound() ? address.with("exact", "true").toString() : "",
                address.first().at("/search.csv"),
                address.first().at("/search.xlsx"),
                "/search",
                List.of(Sort.values()).stream()
                        .map(sort -> Choice.of(sort.wire(), words.order(sort)))
                        .toList(),
                query.sort().wire());
    }
}
