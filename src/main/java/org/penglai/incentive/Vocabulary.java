package org.penglai.incentive;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.EvidenceKind;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.incentive.Fact.Kind;
import org.penglai.listing.ListingMode;

/**
 * The names that a condition may use; nothing else type-checks. "Licensor" (许可方) is whoever gives the right – licensor,
 * assignor or contributor – and "licensee" (被许可方) whoever takes it. Words for readers stand in the messages under
 * {@code incentive.fact} and {@code incentive.value}.
 */
public final class Vocabulary {

    private static final List<String> ORGANISATION_KINDS = names(OrganisationKind.values());

    /** How the right is given (许可或转让方式). */
    public static final Fact DEAL_MODE = Fact.choice("deal.mode", names(ListingMode.values()));

    /** Whether the platform's certificate stands: no when it was revoked, unknown while it is not given yet. */
    public static final Fact DEAL_CERTIFIED = Fact.of("deal.certified", Kind.FLAG);

    /** Legal day on which the second operator confirmed the certificate. */
    public static final Fact DEAL_CERTIFIED_ON = Fact.of("deal.certifiedOn", Kind.DAY);

    /** Day of the official act: date of the recordal notice (备案) or of the notice of passed formalities (手续合格通知书). */
    public static final Fact DEAL_RECORDED_ON = Fact.of("deal.recordedOn", Kind.DAY);

    /** What the contract says is to be paid in all, where it says a sum; zero for a free licence. */
    public static final Fact DEAL_FEE = Fact.of("deal.feeFen", Kind.MONEY);

    /** The kinds of evidence on the deal's file (证明材料); whether they convince is an officer's to say. */
    public static final Fact DEAL_EVIDENCE = new Fact("deal.evidence", Kind.TEXTS, names(EvidenceKind.values()));

    /**
     * When the benefit report that counts was filed (经济效益报告): the last revision of the latest year that the licensee reported;
     * unknown while there is none.
     */
    public static final Fact BENEFIT_FILED_ON = Fact.of("benefit.filedOn", Kind.DAY);

    /** What it says was produced. */
    public static final Fact BENEFIT_OUTPUT = Fact.of("benefit.outputFen", Kind.MONEY);

    /** What it says was earned; a loss is below zero. */
    public static final Fact BENEFIT_PROFIT = Fact.of("benefit.profitFen", Kind.MONEY);

    /** What it says was paid in tax. */
    public static final Fact BENEFIT_TAX = Fact.of("benefit.taxFen", Kind.MONEY);

    /** How many jobs it says were created or kept. */
    public static final Fact BENEFIT_JOBS = Fact.of("benefit.jobs", Kind.COUNT);

    /** All that a benefit report says. */
    public static final List<Fact> BENEFIT =
            List.of(BENEFIT_FILED_ON, BENEFIT_OUTPUT, BENEFIT_PROFIT, BENEFIT_TAX, BENEFIT_JOBS);

    public static final Fact LICENSOR_KIND = Fact.choice("licensor.kind", ORGANISATION_KINDS);

    /** Whether the licensor is registered in the city (驻烟). */
    public static final Fact LICENSOR_LOCAL = Fact.of("licensor.local", Kind.FLAG);

    public static final Fact LICENSEE_KIND = Fact.choice("licensee.kind", ORGANISATION_KINDS);

    /** Whether the licensee is registered in the city (本市). */
    public static final Fact LICENSEE_LOCAL = Fact.of("licensee.local", Kind.FLAG);

    /** Size of the licensee on the day, by the statistical standard for large, medium, small and micro firms. */
    public static final Fact LICENSEE_SIZE_CLASS = Fact.choice("licensee.sizeClass", names(SizeClass.values()));

    /** Whether a service agency (服务机构) that a party had appointed brought the deal about. */
    public static final Fact AGENCY_PRESENT = Fact.of("agency.present", Kind.FLAG);

    /** All of it, in reading order. */
    public static final List<Fact> ALL = List.of(
            DEAL_MODE,
            DEAL_CERTIFIED,
            DEAL_CERTIFIED_ON,
            DEAL_RECORDED_ON,
            DEAL_FEE,
            DEAL_EVIDENCE,
            BENEFIT_FILED_ON,
            BENEFIT_OUTPUT,
            BENEFIT_PROFIT,
            BENEFIT_TAX,
            BENEFIT_JOBS,
            LICENSOR_KIND,
            LICENSOR_LOCAL,
            LICENSEE_KIND,
            LICENSEE_LOCAL,
            LICENSEE_SIZE_CLASS,
            AGENCY_PRESENT);

    private static final Map<String, Fact> BY_NAME = ALL.stream().collect(toUnmodifiableMap(Fact::name, identity()));

    private Vocabulary() {}

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** The fact of that name; the name of any decision is one. */
    public static Optional<Fact> named(String name) {
        if (name.startsWith(Fact.DECISION) && name.length() > Fact.DECISION.length()) {
            return Optional.of(Fact.decision(name.substring(Fact.DECISION.length())));
        }
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
