package org.penglai.discovery;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.penglai.discovery.Filters.PriceBounds;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.OperationCentre;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Refusal.Violation;
import org.penglai.kernel.Spelling;
import org.penglai.listing.ListingMode;
import org.penglai.patent.PatentKind;

/**
 * Reads a query from the parameters of an address, the same for page and API, and says everything that is wrong with
 * them at once. Empty parameters, as a form sends them, count as absent.
 */
public final class QueryForm {

    private static final int VALUES_MAX = 20;
    private static final long YUAN_MAX = 1_000_000_000_000L;
    private static final Money WHOLE_YUAN = Money.ofYuan(1);
    private static final int YEARS_MAX = 20;
    private static final Pattern IPC = Pattern.compile("[A-H](?:\\d{1,2}(?:[A-Z](?:\\d{1,4}(?:/\\d{0,6})?)?)?)?");
    private static final Pattern DIVISION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}");
    private static final Pattern TRL = Pattern.compile("[1-9]");

    private static final Map<FacetName, Predicate<String>> FORMS = Map.ofEntries(
            Map.entry(FacetName.MODE, oneOf(ListingMode.values())),
            Map.entry(FacetName.INDUSTRY, oneOf(Industry.values())),
            Map.entry(FacetName.CENTRE, oneOf(OperationCentre.values())),
            Map.entry(FacetName.PATENT_KIND, oneOf(PatentKind.values())),
            Map.entry(FacetName.OWNER_KIND, oneOf(OrganisationKind.values())),
            Map.entry(FacetName.IPC, IPC.asMatchPredicate()),
            Map.entry(FacetName.DIVISION, DIVISION.asMatchPredicate()),
            Map.entry(FacetName.TRL, TRL.asMatchPredicate()));

    /** Facets whose values are names out of a list, not of a form that a reader could correct. */
    private static final Set<FacetName> LISTED =
            Set.of(FacetName.MODE, FacetName.INDUSTRY, FacetName.CENTRE, FacetName.PATENT_KIND, FacetName.OWNER_KIND);

    private final Map<String, List<String>> parameters;
    private final List<Violation> violations = new ArrayList<>();

    private QueryForm(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** The query that the parameters ask for, refused with all that is wrong with them. */
    public static Query parse(Map<String, List<String>> parameters, LocalDate today) {
        return new QueryForm(parameters).query(today);
    }

    private Query query(LocalDate today) {
        var query = new Query(
                text("q", Query.TEXT_MAX).orElse(""),
                filters(),
                sort(),
                truth("facets").orElse(false),
                page(),
                today);
        if (!violations.isEmpty()) {
            var refusal = Refusal.of(Refusal.Kind.MALFORMED, "request.parameters");
            violations.forEach(wrong -> refusal.violation(wrong.pointer(), wrong.code(), wrong.facts()));
            throw refusal;
        }
        return query;
    }

    private Filters filters() {
        var chosen = new EnumMap<FacetName, Set<String>>(FacetName.class);
        FORMS.forEach((facet, form) -> {
            var values = codes(facet, form);
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        });
        var owners = names(FacetName.OWNER_NAME);
        if (!owners.isEmpty()) {
            chosen.put(FacetName.OWNER_NAME, owners);
        }
        return new Filters(
                chosen, text("owner", Query.TEXT_MAX), date("grantedFrom"), price(), years("remainingYearsMin"));
    }

    /** Bounds as people write amounts; the upper one includes its fen. */
    private PriceBounds price() {
        return new PriceBounds(yuan("priceMin"), yuan("priceMax").map(QueryForm::beyond), truth("free"));
    }

    /** The least amount above: of a whole yuan what follows its fen. */
    private static Money beyond(Money most) {
        return most.plus(most.fen() % WHOLE_YUAN.fen() == 0 ? WHOLE_YUAN : new Money(1));
    }

    private Query.Page page() {
        var limit = number("limit", 1, Query.Page.LIMIT_MAX).map(Long::intValue).orElse(Query.Page.LIMIT_USUAL);
        return new Query.Page(
                limit, text("after", Query.Page.AFTER_MAX), truth("exact").orElse(false));
    }

    private Sort sort() {
        var given = first("sort");
        if (given.isEmpty()) {
            return Sort.RELEVANCE;
        }
        var known = Arrays.stream(Sort.values())
                .filter(sort -> sort.wire().equals(given.get()))
                .findFirst();
        return known.orElseGet(() -> {
            wrong(
                    "sort",
                    "order",
                    String.join(
                            ", ", Arrays.stream(Sort.values()).map(Sort::wire).toList()));
            return Sort.RELEVANCE;
        });
    }

    /** Values in their plain spelling: {@code h01m 10/0525} is {@code H01M10/0525}. */
    private Set<String> codes(FacetName facet, Predicate<String> form) {
        var name = facet.wire();
        var values = new LinkedHashSet<String>();
        for (var given : all(name)) {
            var plain = Spelling.plain(given);
            if (form.test(plain)) {
                values.add(plain);
            } else {
                wrong(name, LISTED.contains(facet) ? "choice" : "pattern", given);
            }
        }
        if (values.size() > VALUES_MAX) {
            wrong(name, "maxItems", VALUES_MAX);
        }
        return values;
    }

    /** Values that are names, as they are written. */
    private Set<String> names(FacetName facet) {
        var given = new LinkedHashSet<>(all(facet.wire()));
        if (given.size() > VALUES_MAX) {
            wrong(facet.wire(), "maxItems", VALUES_MAX);
        }
        if (given.stream().anyMatch(name -> name.length() > Query.TEXT_MAX)) {
            wrong(facet.wire(), "maxLength", Query.TEXT_MAX);
        }
        return given;
    }

    private static Predicate<String> oneOf(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet())::contains;
    }

    private Optional<String> text(String name, int most) {
        var given = first(name);
        if (given.isPresent() && given.get().length() > most) {
            wrong(name, "maxLength", most);
            return Optional.empty();
        }
        return given;
    }

    private Optional<Money> yuan(String name) {
        var given = first(name).map(Spelling::plain);
        var amount = given.flatMap(Money::written);
        if (given.isPresent() && amount.isEmpty()) {
            wrong(name, "number", "");
        }
        if (amount.filter(money -> money.isAtLeast(Money.ofYuan(YUAN_MAX).plus(new Money(1))))
                .isPresent()) {
            wrong(name, "maximum", YUAN_MAX);
            return Optional.empty();
        }
        return amount;
    }

    private OptionalInt years(String name) {
        var years = number(name, 0, YEARS_MAX);
        return years.isPresent() ? OptionalInt.of(years.get().intValue()) : OptionalInt.empty();
    }

    private Optional<Long> number(String name, long least, long most) {
        var given = first(name).map(Spelling::plain);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (!given.get().matches("\\d{1,15}")) {
            wrong(name, "number", "");
            return Optional.empty();
        }
        var number = Long.parseLong(given.get());
        if (number < least || number > most) {
            wrong(name, number < least ? "minimum" : "maximum", number < least ? least : most);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Optional<LocalDate> date(String name) {
        try {
            return first(name).map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            wrong(name, "date", "");
            return Optional.empty();
        }
    }

    private Optional<Boolean> truth(String name) {
        var given = first(name);
        if (given.isPresent() && !Set.of("true", "false").contains(given.get())) {
            wrong(name, "type", "boolean");
            return Optional.empty();
        }
        return given.map(Boolean::valueOf);
    }

    private Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private List<String> all(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void wrong(String name, String code, Object limit) {
        violations.add(new Violation(name, code, Map.of("limit", limit)));
    }
}
