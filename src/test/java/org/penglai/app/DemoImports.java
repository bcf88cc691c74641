package org.penglai.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    private final Wiring made;

    DemoImports(Wiring made) {
        this.made = made;
    }

    void bring() {
        receive("2026 年新授权专利.csv", LIST);
        receive("著录项目.xml", BROKEN);
        made.imports.importing.work(() -> true);
    }

    private void receive(String name, String text) {
        try {
            var file = Files.writeString(Files.createTempFile(made.imports.passing, "demo", ""), text);
            made.imports.receiving.receive(
                    DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY),
                    new Receiving.Sent(name, file, Files.size(file), false));
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
