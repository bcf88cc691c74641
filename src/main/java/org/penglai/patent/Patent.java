package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/**
 * A patent or an application for one (专利), addressed by its application number. Everything about its legal fate is in
 * the register's events; owners are those of the latest known entry.
 *
 * @param enteredOn the day on which it was entered here, from which its annuities are watched; none before it is entered
 */
public record Patent(
        ApplicationNumber number,
        Bibliography bibliography,
        LocalDate filingDate,
        List<Owner> owners,
        Register register,
        int version,
        Optional<LocalDate> enteredOn) {

    /** A patent that is not entered yet. */
    public Patent(
            ApplicationNumber number,
            Bibliography bibliography,
            LocalDate filingDate,
            List<Owner> owners,
            Register register,
            int version) {
        this(number, bibliography, filingDate, owners, register, version, Optional.empty());
    }

    public Patent {
        owners = List.copyOf(owners);
        if (filingDate.getYear() != number.year()) {
            throw Refusal.invalid("patent.invalid").violation("/filingDate", "patent.filing-year");
        }
        if (owners.isEmpty()) {
            throw Refusal.invalid("patent.invalid").violation("/owners", "required");
        }
        var shares = owners.stream().flatMap(owner -> owner.share().stream()).toList();
        if (!shares.isEmpty() && (shares.size() < owners.size() || !Share.makeWhole(shares))) {
            throw Refusal.invalid("patent.invalid").violation("/owners", "patent.shares-not-whole");
        }
    }

    /** Status on the day, as its register tells. */
    public LegalStatus statusOn(LocalDate day) {
        return LegalStatus.on(day, this);
    }

    /** The day of grant, if granted by the day. */
    public Optional<LocalDate> grantedBy(LocalDate day) {
        return register.latest(EventKind.GRANT, day).map(RegisterEvent::date);
    }

    /** The unpaid annuity, if one is on the day. */
    public Optional<Arrears> arrears(LocalDate day) {
        return Arrears.of(this, day);
    }

    /** How it stands with its annuities on the day; none before the grant, without any knowledge, and for the last year. */
    public Optional<AnnuityPosition> annuities(LocalDate day) {
        return statusOn(day).standing().isInForce() ? AnnuityPosition.of(this, day) : Optional.empty();
    }

    public boolean isOwnedBy(OrganisationId organisation) {
        return owners.stream().anyMatch(owner -> owner.isOrganisation(organisation));
    }

    /** A secret patent exists for its owners, the operator and audit only. */
    public boolean isVisibleTo(Optional<Actor> reader) {
        return !has(PatentFlag.SECRET)
                || reader.filter(actor ->
                                actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR) || isOwnedBy(actor.organisation()))
                        .isPresent();
    }

    public boolean has(PatentFlag flag) {
        return bibliography.flags().contains(flag);
    }

    /** Whether it is known of every owner which organisation it is. */
    public boolean areOwnersResolved() {
        return owners.stream().allMatch(Owner::isResolved);
    }

    /** The same patent after one more event; no event can precede the filing. */
    public Patent with(RegisterEvent event) {
        if (event.date().isBefore(filingDate)) {
            throw Refusal.invalid("patent.event-invalid").violation("/date", "patent.before-filing");
        }
        return new Patent(number, bibliography, filingDate, owners, register.with(event), version + 1, enteredOn);
    }

    /** The same patent in other hands. */
    public Patent ownedBy(List<Owner> next) {
        return new Patent(number, bibliography, filingDate, next, register, version, enteredOn);
    }

    /** The same patent once it is known which organisation its unresolved owner of that name is. */
    public Patent recognising(String ownerName, Organisation organisation) {
        var next = new ArrayList<Owner>();
        var found = false;
        for (var owner : owners) {
            var meant = !found && !owner.isResolved() && owner.name().equals(ownerName);
            next.add(meant ? owner.recognisedAs(organisation) : owner);
            found = found || meant;
        }
        if (!found) {
            throw new IllegalArgumentException("no unresolved owner of that name");
        }
        return new Patent(number, bibliography, filingDate, next, register, version + 1, enteredOn);
    }

    /** The same patent with its bibliography put right. */
    public Patent described(Bibliography next) {
        return new Patent(number, next, filingDate, owners, register, version + 1, enteredOn);
    }

    /** The same patent, entered on that day. */
    public Patent enteredOn(LocalDate day) {
        return new Patent(number, bibliography, filingDate, owners, register, version, Optional.of(day));
    }
}
