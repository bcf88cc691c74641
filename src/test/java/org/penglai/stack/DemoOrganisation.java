package org.penglai.stack;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.kernel.Bilingual;

/** The invented organisations that the persons of the demo realm belong to. */
public enum DemoOrganisation {
    UNIVERSITY("蓬莱湾大学", "Penglai Bay University", OrganisationKind.UNIVERSITY, "370613", null),
    INSTITUTE("泉城新材料研究院", "Quancheng Institute of New Materials", OrganisationKind.INSTITUTE, "370102", null),
    LITHIUM("芝罘锂能科技", "Zhifu Lithium Technology", OrganisationKind.ENTERPRISE, "370602", SizeClass.SMALL),
    MARINE("长岛海工装备", "Changdao Marine Equipment", OrganisationKind.ENTERPRISE, "370614", SizeClass.MICRO),
    PHARMA("牟平药业", "Muping Pharmaceuticals", OrganisationKind.ENTERPRISE, "370612", SizeClass.MEDIUM),
    HAIDIAN("海淀智造", "Haidian Smart Manufacturing", OrganisationKind.ENTERPRISE, "110108", SizeClass.SMALL),
    BROKER("半岛知产服务", "Peninsula IP Services", OrganisationKind.AGENCY, "370613", null),
    BANK("胶东银行", "Jiaodong Bank", OrganisationKind.BANK, "370602", null),
    PLATFORM("蓬莱专利运营平台（演示）", "Penglai operation platform (demo)", OrganisationKind.GOVERNMENT, "370600", null),
    DISTRICT("区市场监管局（演示）", "District market bureau (demo)", OrganisationKind.GOVERNMENT, "370602", null),
    CITY("市市场监管局（演示）", "City market bureau (demo)", OrganisationKind.GOVERNMENT, "370600", null),
    FINANCE("市财政局（演示）", "City finance bureau (demo)", OrganisationKind.GOVERNMENT, "370600", null),
    POLICY("政策办公室（演示）", "Policy office (demo)", OrganisationKind.GOVERNMENT, "370600", null),
    AUDIT("审计（演示）", "Audit (demo)", OrganisationKind.GOVERNMENT, "370600", null);

    private final Bilingual label;
    private final OrganisationKind kind;
    private final String divisionCode;
    private final @Nullable SizeClass sizeClass;

    DemoOrganisation(String zh, String en, OrganisationKind kind, String divisionCode, @Nullable SizeClass sizeClass) {
        this.label = Bilingual.of(zh, en);
        this.kind = kind;
        this.divisionCode = divisionCode;
        this.sizeClass = sizeClass;
    }

    public Bilingual label() {
        return label;
    }

    public OrganisationKind kind() {
        return kind;
    }

    public String divisionCode() {
        return divisionCode;
    }

    public Optional<SizeClass> sizeClass() {
        return Optional.ofNullable(sizeClass);
    }
}
