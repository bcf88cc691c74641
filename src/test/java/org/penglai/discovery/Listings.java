package org.penglai.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.discovery.ListingDocument.Offer;
import org.penglai.discovery.ListingDocument.Owner;
import org.penglai.discovery.ListingDocument.Subject;
import org.penglai.discovery.ListingDocument.Words;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.IpcSymbol;

/** Listings to search for, all of them invented. */
public final class Listings {

    private static final LocalDate GRANTED = LocalDate.of(2024, 5, 10);

    public static final ListingDocument SEPARATOR = listing(
            1,
            ListingMode.OPEN_LICENCE,
            Optional.of(Money.ofYuan(50_000)),
            Industry.CLEAN_ENERGY,
            subject(
                    "202119000012",
                    Bilingual.of("一种锂电池隔膜的制备方法", "Method for preparing a separator for lithium batteries"),
                    Bilingual.of(
                            "本发明公开了一种锂离子电池用陶瓷涂覆隔膜，耐热性好，循环寿命长。",
                            "A ceramic coated separator with high heat resistance and long cycle life is disclosed."),
                    "H01M 50/403",
                    2041),
            new Owner("蓬莱湾大学", Optional.of(OrganisationKind.UNIVERSITY), Optional.of(new DivisionCode("370613"))));

    public static final ListingDocument WELDING = listing(
            2,
            ListingMode.FREE_LICENCE,
            Optional.empty(),
            Industry.HIGH_END_EQUIPMENT,
            subject(
                    "202229000023",
                    Bilingual.of("铝合金船体的搅拌摩擦焊接装置", "Friction stir welding device for aluminium alloy hulls"),
                    Bilingual.of("本实用新型涉及一种焊接装置，用于海洋工程装备。", "The device welds hulls of marine equipment."),
                    "B23K 20/12",
                    2032),
            new Owner("蓬莱湾大学", Optional.of(OrganisationKind.UNIVERSITY), Optional.of(new DivisionCode("370613"))));

    public static final ListingDocument ENZYME = listing(
            3,
            ListingMode.EXCLUSIVE_LICENCE,
            Optional.of(Money.ofYuan(600_000)),
            Industry.FOOD,
            subject(
                    "202119000034",
                    Bilingual.of("海参肽的酶解工艺", "Enzymatic hydrolysis process for sea cucumber peptides"),
                    Bilingual.of("采用蛋白酶水解海参，得到活性肽。", "Sea cucumber is hydrolysed by a protease."),
                    "A23J 3/34",
                    2041),
            new Owner("泉城新材料研究院", Optional.of(OrganisationKind.INSTITUTE), Optional.of(new DivisionCode("370102"))));

    public static final ListingDocument CATHODE = listing(
            4,
            ListingMode.ASSIGNMENT,
            Optional.empty(),
            Industry.CLEAN_ENERGY,
            subject(
                    "201819000045",
                    Bilingual.of("高镍三元正极材料及其应用", "High-nickel ternary cathode material and use thereof"),
                    Bilingual.of("用于锂离子电池的正极材料，能量密度高。", "A cathode material with high energy density."),
                    "H01M 4/525",
                    2029),
            new Owner("芝罘锂能科技", Optional.of(OrganisationKind.ENTERPRISE), Optional.of(new DivisionCode("370602"))));

    private Listings() {}

    public static List<ListingDocument> all() {
        return List.of(SEPARATOR, WELDING, ENZYME, CATHODE);
    }

    /** The same listing at another version, under another title. */
    public static ListingDocument retitled(ListingDocument listing, long version, String title) {
        var words = listing.words();
        return new ListingDocument(
                listing.id(),
                version,
                listing.offer(),
                new Words(Bilingual.of(title, ""), words.summary(), words.applicationFields(), words.products()),
                listing.patents(),
                listing.owners());
    }

    /** One of many that differ in number and day only. */
    public static ListingDocument numbered(int serial) {
        return listing(
                1000 + serial,
                ListingMode.ORDINARY_LICENCE,
                Optional.of(Money.ofYuan(serial % 7)),
                Industry.AEROSPACE,
                subject(
                        "2020" + (19_500_000 + serial),
                        Bilingual.of("卫星天线展开机构", "Deployment mechanism of a satellite antenna"),
                        Bilingual.of("", ""),
                        "B64G 1/22",
                        2040),
                new Owner("海淀智造", Optional.of(OrganisationKind.ENTERPRISE), Optional.of(new DivisionCode("110108"))));
    }

    private static ListingDocument listing(
            int serial, ListingMode mode, Optional<Money> price, Industry industry, Subject subject, Owner owner) {
        var isFree = mode == ListingMode.FREE_LICENCE;
        return new ListingDocument(
                new ListingId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + serial)),
                1,
                new Offer(
                        mode,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(serial % 50),
                        price,
                        isFree,
                        Optional.of(serial % 9 + 1),
                        Set.of(industry)),
                new Words(subject.title(), "", List.of("新能源"), List.of()),
                List.of(subject),
                List.of(owner));
    }

    private static Subject subject(String number, Bilingual title, Bilingual text, String ipc, int expiryYear) {
        return new Subject(
                ApplicationNumber.parse(number),
                title,
                text,
                List.of(IpcSymbol.parse(ipc)),
                Optional.of(GRANTED),
                Optional.of(LocalDate.of(expiryYear, 6, 1)));
    }
}
