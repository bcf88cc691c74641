package org.penglai.patentimport;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;

/** A generated list of patents in which one row of a hundred has each kind of fault; which rows those are is known. */
public final class FaultyList {

    /** Column headings. */
    public static final String HEADING = "申请号,发明名称,摘要,国际专利分类号,重点产业,申请日,授权公告日,专利权人,发明人";

    private static final String OTHER = "91370600123456788T";

    /** What can be wrong with a row, and the code by which it is told. */
    public enum Kind {
        CHECK_DIGIT("patent.check-digit"),
        NUMBER_MALFORMED("patent.number-malformed"),
        NUMBER_MISSING("required"),
        TITLE_MISSING("required"),
        TITLE_TOO_LONG("maxLength"),
        IPC("patent.ipc-malformed"),
        INDUSTRY("import.industry"),
        NO_DAY("date"),
        OTHER_YEAR("patent.filing-year"),
        FUTURE("patent.future"),
        GRANT_BEFORE_FILING("patent.before-filing"),
        CREDIT_CODE("credit-code.check"),
        SHARE("patent.share-malformed"),
        SHARES("patent.shares-not-whole"),
        CELLS("import.cells"),
        DUPLICATE("import.duplicate"),
        NOT_OWN("patent.not-owner");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The code. */
        public String code() {
            return code;
        }
    }

    private final Map<Integer, Kind> faults = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();
    private final int serial;

    private FaultyList(int serial) {
        this.serial = serial;
    }

    /**
     * Makes a list.
     *
     * @param serial of the first patent; lists with far apart serials share no patent
     */
    public static FaultyList of(int rows, int serial) {
        var list = new FaultyList(serial);
        var chance = new Random(serial);
        for (int at = 0; at < rows; at++) {
            var place = at % 100;
            var kind = place >= 3 && place < 3 + Kind.values().length ? Kind.values()[place - 3] : null;
            list.add(at, kind, chance);
        }
        return list;
    }

    /** A list without any fault. */
    public static FaultyList faultless(int rows, int serial) {
        var list = new FaultyList(serial);
        var chance = new Random(serial);
        for (int at = 0; at < rows; at++) {
            list.add(at, null, chance);
        }
        return list;
    }

    /** The faults by row, as people count rows. */
    public Map<Integer, Kind> faults() {
        return faults;
    }

    /** How many rows are right. */
    public int good() {
        return rows.size() - faults.size();
    }

    /** The number of a row, counted from 0. */
    public ApplicationNumber number(int at) {
        var year = 2005 + at % 18;
        return new ApplicationNumber("%d1%07d".formatted(year, serial + at));
    }

    /** Writes it as CSV. */
    public void write(Writer out) throws IOException {
        out.write(HEADING + "\r\n");
        for (var row : rows) {
            out.write(row + "\r\n");
        }
    }

    /** As CSV. */
    public String text() {
        return HEADING + "\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private void add(int at, @org.jspecify.annotations.Nullable Kind kind, Random chance) {
        var number = number(at);
        var filed = LocalDate.of(number.year(), 1 + chance.nextInt(12), 1 + chance.nextInt(28));
        var next = LocalDate.now(org.penglai.kernel.LegalDays.ZONE).getYear() + 1;
        var written = number.canonical();
        var title = "一种用于第" + at + "号产线的装置";
        var ipc = "H01M " + (1 + chance.nextInt(60)) + "/0525";
        var industry = "清洁能源";
        var day = filed.toString();
        var grant = filed.plusYears(2).toString();
        var owners = "";
        var tail = "";
        if (kind != null) {
            faults.put(at + 2, kind);
            switch (kind) {
                case CHECK_DIGIT -> written = number.digits() + "." + (number.check() == '3' ? '4' : '3');
                case NUMBER_MALFORMED -> written = "CN" + number.digits().substring(0, 9) + "A";
                case NUMBER_MISSING -> written = "";
                case TITLE_MISSING -> title = "";
                case TITLE_TOO_LONG -> title = "长".repeat(301);
                case IPC -> ipc = "Z99 1";
                case INDUSTRY -> industry = "炼金术";
                case NO_DAY -> day = "去年春天";
                case OTHER_YEAR -> day = filed.plusYears(1).toString();
                case FUTURE -> {
                    written = new ApplicationNumber("%d1%07d".formatted(next, serial + at)).canonical();
                    day = next + "-03-01";
                    grant = "";
                }
                case GRANT_BEFORE_FILING -> grant = filed.minusDays(1).toString();
                case CREDIT_CODE -> owners = "蓬莱湾大学；某公司|" + wrong(OTHER);
                case SHARE -> owners = "蓬莱湾大学||三分之一；某公司||2/3";
                case SHARES -> owners = "蓬莱湾大学||1/3；某公司||1/3";
                case CELLS -> tail = ",多出的一格";
                case DUPLICATE -> written = number(at - 17).canonical();
                case NOT_OWN -> owners = "某公司|" + OTHER;
            }
            if (kind == Kind.DUPLICATE) {
                day = LocalDate.of(number(at - 17).year(), 3, 4).toString();
                grant = "";
            }
        }
        rows.add(String.join(
                ",", written, title, "本发明公开了" + title + "，能耗低。", ipc, industry, day, grant, owners, "张三、李四" + tail));
    }

    private static String wrong(String code) {
        var right = new SocialCreditCode(code).value();
        return right.substring(0, 17) + (right.charAt(17) == '1' ? '2' : '1');
    }
}
