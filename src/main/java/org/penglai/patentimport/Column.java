package org.penglai.patentimport;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file may say of a patent, with the headings by which it is known. The first heading of each is the one we write. */
public enum Column {
    APPLICATION_NUMBER("申请号", "applicationNumber", "专利号", "申请号或专利号", "专利申请号", "申请(专利)号"),
    TITLE_ZH("发明名称", "titleZh", "title", "名称", "专利名称", "标题", "发明名称(中文)"),
    TITLE_EN("英文名称", "titleEn", "发明名称(英文)"),
    ABSTRACT_ZH("摘要", "abstractZh", "abstract", "摘要(中文)"),
    ABSTRACT_EN("英文摘要", "abstractEn", "摘要(英文)"),
    IPC("国际专利分类号", "ipc", "国际专利分类", "IPC分类号", "分类号", "IPC分类"),
    LOCARNO("洛迦诺分类号", "locarno", "洛迦诺分类"),
    INDUSTRY("重点产业", "industry", "产业"),
    FILING_DATE("申请日", "filingDate", "申请日期"),
    PUBLICATION_DATE("公布日", "publicationDate", "公开日", "公开日期", "公布日期"),
    GRANT_DATE("授权公告日", "grantDate", "授权日", "授权公告日期"),
    OWNERS("专利权人", "owners", "权利人", "applicants", "申请人", "applicant", "owner"),
    INVENTORS("发明人", "inventors", "inventor", "设计人", "发明(设计)人"),
    PUBLICATION_NUMBER("公布号", "publicationNumber", "公开号", "申请公布号", "公开(公告)号", "publicationNumbers"),
    GRANT_NUMBER("授权公告号", "grantNumber", "公告号", "grantNumbers"),
    CPC("CPC分类号", "cpc", "CPC", "联合专利分类号"),
    PRIORITIES("优先权", "priorities", "优先权数据", "priority"),
    AGENT("代理机构", "agent", "专利代理机构", "agency"),
    ATTORNEYS("代理师", "attorneys", "专利代理师", "代理人", "专利代理人");

    private static final Map<String, Column> BY_HEADING = byHeading();

    private final List<String> headings;

    Column(String... headings) {
        this.headings = List.of(headings);
    }

    /** What stands above the column in files of ours for people. */
    public String heading() {
        return headings.getFirst();
    }

    /** What the column is called in files for programs, and in the API. */
    public String field() {
        return headings.get(1);
    }

    /** The column of a heading, in whatever spelling. */
    public static Optional<Column> of(String heading) {
        return Optional.ofNullable(BY_HEADING.get(plain(heading)));
    }

    private static Map<String, Column> byHeading() {
        var all = new HashMap<String, Column>();
        Arrays.stream(values()).forEach(column -> column.headings.forEach(heading -> all.put(plain(heading), column)));
        return Map.copyOf(all);
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{C}_*\"'-]", "")
                .toLowerCase(Locale.ROOT);
    }
}
