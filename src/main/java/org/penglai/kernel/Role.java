package org.penglai.kernel;

import java.util.Locale;

/** What a member may act as (角色); held by membership in an organisation, never by the identity provider. */
public enum Role {
    PATENTEE,
    ACQUIRER,
    AGENCY,
    BANK,
    OPERATOR,
    DISTRICT_REVIEWER,
    REVIEWER,
    APPROVER,
    FINANCE,
    POLICY,
    AUDITOR;

    /** Name on the wire and in the database: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that name. */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
