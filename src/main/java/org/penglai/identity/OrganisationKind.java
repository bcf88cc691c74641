package org.penglai.identity;

import java.util.List;
import org.penglai.kernel.Role;

/** What sort of party an organisation is (主体类型). */
public enum OrganisationKind {
    UNIVERSITY(Role.PATENTEE, Role.ACQUIRER),
    INSTITUTE(Role.PATENTEE, Role.ACQUIRER),
    ENTERPRISE(Role.ACQUIRER, Role.PATENTEE),
    AGENCY(Role.AGENCY),
    BANK(Role.BANK),
    /** Offices are passed on among those who hold them, and never taken: registering gives none. */
    GOVERNMENT(Role.ACQUIRER),
    INDIVIDUAL(Role.ACQUIRER, Role.PATENTEE),
    FOREIGN(Role.ACQUIRER, Role.PATENTEE);

    private final List<Role> roles;

    OrganisationKind(Role... roles) {
        this.roles = List.of(roles);
    }

    /** Whether it is a university or research institute (高校和科研院所), whose patents the free licence is about. */
    public boolean isAcademic() {
        return this == UNIVERSITY || this == INSTITUTE;
    }

    /** What its members may act as; who registers it acts as the first of them. */
    public List<Role> roles() {
        return roles;
    }
}
