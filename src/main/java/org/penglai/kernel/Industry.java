package org.penglai.kernel;

/** The nine industries in which the city's action plan 2022–2024 builds patent pools (产业), in the plan's order. */
public enum Industry {
    GREEN_PETROCHEMICALS("绿色石化", "Green petrochemicals"),
    NONFERROUS_AND_PRECIOUS_METALS("有色及贵金属", "Non-ferrous and precious metals"),
    AUTOMOTIVE("汽车装备", "Automotive"),
    ELECTRONICS("电子信息", "Electronics and information"),
    HIGH_END_EQUIPMENT("高端装备", "High-end equipment"),
    FOOD("食品精深加工", "Deep food processing"),
    BIOMEDICINE("生物医药", "Biomedicine"),
    CLEAN_ENERGY("清洁能源", "Clean energy"),
    AEROSPACE("航空航天", "Aerospace");

    private final String zh;
    private final String en;

    Industry(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The industry's name: the Chinese as the plan writes it. */
    public Bilingual label() {
        return Bilingual.of(zh, en);
    }
}
