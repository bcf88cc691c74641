package org.penglai.kernel;

/**
 * The six fields in which the city's action plan 2022–2024 builds operation centres for intellectual property
 * (重点产业知识产权运营中心), in the plan's order. Which patents they reach is data of discovery.
 */
public enum OperationCentre {
    NEW_CHEMICAL_MATERIALS("化工新材料", "New chemical materials"),
    BIOMEDICINE("生物医药", "Biomedicine"),
    HIGH_END_EQUIPMENT("高端装备", "High-end equipment"),
    MARINE_ECONOMY("海洋经济", "Marine economy"),
    AUTOMOTIVE("汽车装备", "Automotive"),
    GEOGRAPHICAL_INDICATIONS("地理标志", "Geographical indications");

    private final String zh;
    private final String en;

    OperationCentre(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The field's name: the Chinese as the plan writes it. */
    public Bilingual label() {
        return Bilingual.of(zh, en);
    }
}
