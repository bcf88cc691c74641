package org.penglai.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.penglai.patent.OwnerMatches;
import org.penglai.patentimport.Receiving;
import org.penglai.stack.DemoUsers;

/** Imports of the demo: one with rows in error, and one of a file that broke off. */
final class DemoImports {

    /** Invented patents; serials from 9100000 on are the demo's own. */
    private static final String LIST = """
            申请号,发明名称,国际专利分类号,重点产业,申请日,授权公告日,专利权人,发明人,备注
            202119100001,一种深远海养殖网箱的锚泊装置,A01K 61/60,高端装备,2021-04-12,2026-03-06,,王海、李岛,第一批
            2021191000025,一种海藻多糖的提取方法,C08B 37/00,食品精深加工,2021-05-20,2026-04-17,,王海；赵礁,第一批
            202119100003.1,一种船用压载水的处理系统,C02F 1/00,高端装备,2021-06-03,2026-05-08,,,校验位有误
            202119100004,一种葡萄酒发酵罐的控温方法,C12G,食品精深加工,2021-07-01,2026-05-29,,,分类号不完整
            202119100005,一种海上风机叶片的除冰装置,F03D 80/40,清洁能源,2022-07-09,2026-06-19,,,年份与申请号不一致
            202119100006,一种苹果分选机,B07C 5/34,食品精深加工,2021-08-16,2021-08-01,,,授权早于申请
            202119100007,一种海参育苗池,A01K 61/30,食品精深加工,2021-09-23,2026-07-10,某水产有限公司,,不是本机构的专利
            """;

    private static final String BROKEN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <exchange-documents><exchange-document country="CN"><bibliographic-data>
              <application-reference><document-id><doc-number>202119100008</doc-number>""";

    /** Compiled by the platform: owners by name only, in whatever spelling its sources have. */
    private static final String COMPILED = """
            申请号,发明名称,国际专利分类号,重点产业,申请日,授权公告日,专利权人
            202119100011.4,一种浅海筏架的防撞浮标,E02B 3/26,高端装备,2021-03-09,2023-08-11,蓬萊灣大學
            202119100012.9,一种贝类净化用水的循环装置,A01K 61/54,食品精深加工,2021-04-16,2023-09-15,蓬莱湾 大学
            202119100013.3,一种海带烘干房的余热回收装置,F26B 23/00,清洁能源,2021-05-21,2023-11-03,（蓬莱湾）大学
            202119100014.8,一种葡萄枝条的粉碎还田机,A01D 34/00,高端装备,2021-06-25,2024-01-12,蓬莱湾大学出版社
            202119100015.2,一种锂电池极片的分切装置,H01M 4/04,清洁能源,2021-07-30,2024-02-23,芝罘锂能科技；蓬莱湾大学
            202119100016.7,一种船体除锈机器人,B63B 59/08,高端装备,2021-08-13,2024-03-29,长岛海工装备
            """;

    private final Wiring made;

    DemoImports(Wiring made) {
        this.made = made;
    }

    void bring() {
        receive(DemoUsers.YANTAI_UNIVERSITY, "2026 年新授权专利.csv", LIST);
        receive(DemoUsers.YANTAI_UNIVERSITY, "著录项目.xml", BROKEN);
        receive(DemoUsers.OPERATOR_A, "烟台专利汇编（仅有名称）.csv", COMPILED);
        made.imports.importing.work(() -> true);
        decide();
    }

    /** The university has said yes once and no once; the rest waits, some of it for a firm. */
    private void decide() {
        var university = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var waiting = made.ownerMatching
                .suggested(university, university.organisation(), new OwnerMatches.Page(Optional.empty(), 2, false))
                .matches();
        made.ownerMatching.confirm(
                university, university.organisation(), List.of(waiting.get(0).number()));
        made.ownerMatching.refuse(
                university, university.organisation(), List.of(waiting.get(1).number()), "同名的另一所学校");
    }

    private void receive(DemoUsers sender, String name, String text) {
        try {
            var file = Files.writeString(Files.createTempFile(made.imports.passing, "demo", ""), text);
            made.imports.receiving.receive(
                    DemoPatents.actor(sender), new Receiving.Sent(name, file, Files.size(file), false));
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
