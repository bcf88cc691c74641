package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.penglai.identity.Organisations;

/** Use case: works out what is due for a patent, and what its owner has to see to (年费测算). */
public final class Reckoning {

    private final Organisations organisations;
    private final AnnuityLaw law;

    public Reckoning(Organisations organisations, AnnuityLaw law) {
        this.organisations = organisations;
        this.law = law;
    }

    /** What an owner has to see to (待办). */
    public enum Attention {
        ANNUITY_OVERDUE,
        ANNUITY_GRACE_OVER,
        ANNUITY_DUE_SOON,
        ANNUITY_UNKNOWN,
        LAPSED,
        SUSPENDED,
        PLEDGED_WITHOUT_CONSENT,
        HINDERED,
        REPORT_MISSING,
        OWNERS_UNRESOLVED
    }

    /** Everything about the patent's annuities on the day. */
    public AnnuityOutlook outlook(Patent patent, LocalDate day) {
        var owners = organisations.findAll(patent.owners().stream()
                .flatMap(owner -> owner.organisation().stream())
                .distinct()
                .toList());
        return AnnuityOutlook.of(law, patent, owners.values(), day);
    }

    /** What the owner has to see to, most pressing first. */
    public List<Attention> attention(Patent patent, LocalDate day) {
        var attention = new ArrayList<Attention>();
        switch (AnnuityOutlook.of(law, patent, List.of(), day).state()) {
            case OVERDUE -> attention.add(Attention.ANNUITY_OVERDUE);
            case GRACE_OVER -> attention.add(Attention.ANNUITY_GRACE_OVER);
            case DUE_SOON -> attention.add(Attention.ANNUITY_DUE_SOON);
            case UNKNOWN -> attention.add(Attention.ANNUITY_UNKNOWN);
            case NONE, CURRENT, ALL_PAID -> {}
        }
        var standing = patent.statusOn(day).standing();
        if (standing == LegalStatus.Standing.LAPSED) {
            attention.add(Attention.LAPSED);
        }
        if (standing.isInForce()) {
            attention.addAll(burdens(patent, day));
        }
        if (!patent.areOwnersResolved()) {
            attention.add(Attention.OWNERS_UNRESOLVED);
        }
        return List.copyOf(attention);
    }

    private static List<Attention> burdens(Patent patent, LocalDate day) {
        var register = patent.register();
        var burdens = new ArrayList<Attention>();
        if (!register.suspensions(day).isEmpty()) {
            burdens.add(Attention.SUSPENDED);
        }
        if (!register.pledgesWithoutConsent(day).isEmpty()) {
            burdens.add(Attention.PLEDGED_WITHOUT_CONSENT);
        }
        if (!register.standing(EventKind.HINDRANCE, day).isEmpty()) {
            burdens.add(Attention.HINDERED);
        }
        if (patent.number().kind().needsEvaluationReport()
                && register.latest(EventKind.EVALUATION_REPORT, day).isEmpty()) {
            burdens.add(Attention.REPORT_MISSING);
        }
        return burdens;
    }
}
