package org.penglai.identity;

/** What sort of party an organisation is (主体类型). */
public enum OrganisationKind {
    UNIVERSITY,
    INSTITUTE,
    ENTERPRISE,
    AGENCY,
    BANK,
    GOVERNMENT,
    INDIVIDUAL,
    FOREIGN;

    /** Whether it is a university or research institute (高校和科研院所), whose patents the free licence is about. */
    public boolean isAcademic() {
        return this == UNIVERSITY || this == INSTITUTE;
    }
}
