package org.penglai.stack;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.penglai.kernel.Role;

/**
 * The persons of the demo realm, in the realm file's order. Subjects are fixed, so that Penglai's database can name
 * the members before anyone has signed in; a person's password is the user name.
 */
public enum DemoUsers {
    YANTAI_UNIVERSITY("林海清", DemoOrganisation.UNIVERSITY, Role.PATENTEE),
    JINAN_INSTITUTE("周泉生", DemoOrganisation.INSTITUTE, Role.PATENTEE),
    SME_LITHIUM("王立新", DemoOrganisation.LITHIUM, Role.ACQUIRER),
    SME_MARINE("陈海涛", DemoOrganisation.MARINE, Role.ACQUIRER),
    SME_PHARMA("刘晓宁", DemoOrganisation.PHARMA, Role.ACQUIRER),
    BEIJING_TECH("赵京京", DemoOrganisation.HAIDIAN, Role.ACQUIRER),
    BROKER("孙岚", DemoOrganisation.BROKER, Role.AGENCY),
    BANK("郑东升", DemoOrganisation.BANK, Role.BANK),
    OPERATOR_A("吴静怡", DemoOrganisation.PLATFORM, Role.OPERATOR),
    OPERATOR_B("徐明远", DemoOrganisation.PLATFORM, Role.OPERATOR),
    DISTRICT_REVIEWER("高远航", DemoOrganisation.DISTRICT, Role.DISTRICT_REVIEWER),
    REVIEWER("何文清", DemoOrganisation.CITY, Role.REVIEWER),
    APPROVER("马国栋", DemoOrganisation.CITY, Role.APPROVER),
    FINANCE_A("罗敏", DemoOrganisation.FINANCE, Role.FINANCE),
    FINANCE_B("梁宏伟", DemoOrganisation.FINANCE, Role.FINANCE),
    POLICY_A("宋雨晴", DemoOrganisation.POLICY, Role.POLICY),
    POLICY_B("唐毅", DemoOrganisation.POLICY, Role.POLICY),
    AUDITOR("许正言", DemoOrganisation.AUDIT, Role.AUDITOR);

    private static final int FIRST = 101;

    private final String displayName;
    private final DemoOrganisation organisation;
    private final Role role;

    DemoUsers(String displayName, DemoOrganisation organisation, Role role) {
        this.displayName = displayName;
        this.organisation = organisation;
        this.role = role;
    }

    /** Name and password for sign-in. */
    public String username() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The token's subject. */
    public UUID subject() {
        return UUID.fromString(String.format(Locale.ROOT, "a0000000-0000-4000-8000-%012d", FIRST + ordinal()));
    }

    public String displayName() {
        return displayName;
    }

    public DemoOrganisation organisation() {
        return organisation;
    }

    public Set<Role> roles() {
        return Set.of(role);
    }
}
