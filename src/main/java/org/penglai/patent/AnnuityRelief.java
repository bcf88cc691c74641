package org.penglai.patent;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;

/**
 * Which reductions of annuities a patent may have on a day (年费减缴): each with why or why not, and the best of them, since
 * they do not add up.
 */
public record AnnuityRelief(List<Considered> considered, Optional<AnnuityLaw.Reduction> best) {

    /** Why a reduction does or does not apply; upon application it is the office that decides. */
    public enum Reason {
        LICENCE_IN_FORCE,
        OPEN_LICENCE_ANNOUNCED,
        NO_OPEN_LICENCE,
        NO_LICENCE_IN_FORCE,
        ON_APPLICATION,
        OWNERS_UNKNOWN,
        NOT_SMALL,
        OTHER_NUMBER_OF_OWNERS,
        TOO_LONG_SINCE_GRANT,
        NOT_GRANTED;

        boolean applies() {
            return this == LICENCE_IN_FORCE || this == OPEN_LICENCE_ANNOUNCED || this == ON_APPLICATION;
        }
    }

    /** One reduction as looked at. */
    public record Considered(AnnuityLaw.Reduction reduction, Reason reason) {
        public boolean applies() {
            return reason.applies();
        }
    }

    public AnnuityRelief {
        considered = List.copyOf(considered);
    }

    /** Looks at every reduction that is in force on the day; owners are those that are known here. */
    public static AnnuityRelief of(AnnuityLaw law, Patent patent, Collection<Organisation> owners, LocalDate day) {
        var considered = law.reductions().stream()
                .filter(reduction -> !day.isBefore(reduction.source().validFrom()))
                .map(reduction -> new Considered(reduction, reason(law, reduction, patent, owners, day)))
                .toList();
        var best = considered.stream()
                .filter(Considered::applies)
                .map(Considered::reduction)
                .max(Comparator.comparing(AnnuityLaw.Reduction::rate));
        return new AnnuityRelief(considered, best);
    }

    private static Reason reason(
            AnnuityLaw law,
            AnnuityLaw.Reduction reduction,
            Patent patent,
            Collection<Organisation> owners,
            LocalDate day) {
        var granted = patent.grantedBy(day);
        if (granted.isEmpty()) {
            return Reason.NOT_GRANTED;
        }
        var lastDay = reduction.yearsFromGrant().map(years -> granted.get().plusYears(years));
        if (lastDay.filter(last -> !day.isBefore(last)).isPresent()) {
            return Reason.TOO_LONG_SINCE_GRANT;
        }
        return switch (reduction.beneficiary()) {
            case OPEN_LICENSOR -> openLicence(law.trigger(), patent.register(), day);
            case SINGLE_SMALL_PAYER -> small(patent.owners().size() == 1, patent, owners);
            case JOINT_SMALL_PAYERS -> small(patent.owners().size() > 1, patent, owners);
        };
    }

    private static Reason openLicence(AnnuityLaw.Trigger trigger, Register register, LocalDate day) {
        if (register.standing(EventKind.OPEN_LICENCE_ANNOUNCED, day).isEmpty()) {
            return Reason.NO_OPEN_LICENCE;
        }
        if (trigger == AnnuityLaw.Trigger.ANNOUNCEMENT) {
            return Reason.OPEN_LICENCE_ANNOUNCED;
        }
        var exploited = register.standing(EventKind.ORDINARY_LICENCE, day).stream()
                .anyMatch(licence -> EventDetail.OPEN.equals(licence.details().get(EventDetail.TYPE)));
        return exploited ? Reason.LICENCE_IN_FORCE : Reason.NO_LICENCE_IN_FORCE;
    }

    private static Reason small(boolean rightNumber, Patent patent, Collection<Organisation> owners) {
        if (!rightNumber) {
            return Reason.OTHER_NUMBER_OF_OWNERS;
        }
        if (!patent.areOwnersResolved() || owners.size() < patent.owners().size()) {
            return Reason.OWNERS_UNKNOWN;
        }
        return owners.stream().allMatch(AnnuityRelief::mayApply) ? Reason.ON_APPLICATION : Reason.NOT_SMALL;
    }

    /** Individuals, small firms and public institutions, if the office finds them eligible. */
    private static boolean mayApply(Organisation owner) {
        var size = owner.sizeClass();
        return owner.kind() == OrganisationKind.INDIVIDUAL
                || owner.kind().isAcademic()
                || owner.kind() == OrganisationKind.ENTERPRISE
                        && size.filter(one -> one == SizeClass.MICRO || one == SizeClass.SMALL)
                                .isPresent();
    }
}
