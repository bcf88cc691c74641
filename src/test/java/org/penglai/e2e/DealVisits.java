package org.penglai.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How a deal is turned aside from its course on its page, for {@link EveryPageJourney}: each form is sent without a reason. */
final class DealVisits {

    private final Function<DemoUsers, Visitor> as;
    private final Function<String, Visitor> licensee;
    private final Function<String, String> one;

    DealVisits(Function<DemoUsers, Visitor> as, Function<String, Visitor> licensee, Function<String, String> one) {
        this.as = as;
        this.licensee = licensee;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("POST /deals/:id/cancellation", () -> turn(licensee.apply(unasked()), unasked(), "请求解除")),
                entry("POST /deals/:id/dispute", () -> turn(licensee.apply(unasked()), unasked(), "提出争议")),
                entry("POST /deals/:id/signatures", () -> {
                    var deal = unsigned();
                    var signer = licensee.apply(deal).open("/deals/" + deal).press("签署合同");
                    assertThat(signer.text()).contains("已签署");
                }),
                entry("POST /deals/:id/benefit-reports", () -> {
                    var deal = in("CERTIFIED");
                    var user = licensee.apply(deal).open("/deals/" + deal).press("报送");
                    assertThat(user.text()).contains("效益报告有误");
                }),
                entry("POST /deals/:id/cancellation-refusal", () -> {
                    turn(licensee.apply(asked()), asked(), "撤回解除请求");
                    licensee.apply(asked()).everyWay();
                }),
                entry(
                        "POST /deals/:id/resolution",
                        () -> turn(as.apply(DemoUsers.OPERATOR_B), in("DISPUTED"), "争议结束，继续履行")),
                entry(
                        "POST /deals/:id/certification-rejection",
                        () -> turn(as.apply(DemoUsers.OPERATOR_B), in("RECORDED"), "退回证书提议")),
                entry("GET /deals/:id/packages", () -> {
                    var party = licensee.apply(in("CERTIFIED")).open("/deals/" + in("CERTIFIED") + "/packages");
                    assertThat(party.text()).contains("备案和登记材料", "待申请人填写");
                    party.everyWay();
                }),
                entry("POST /deals/:id/package-answers", () -> {
                    var party = licensee.apply(unasked())
                            .open("/deals/" + unasked() + "/packages")
                            .press("录入答复");
                    assertThat(party.text()).contains("机关的答复有误");
                    party.everyWay();
                }),
                entry("POST /deals/:id/relations", () -> {
                    var party = licensee.apply(unasked());
                    party.open("/deals/" + unasked());
                    party.page().selectOption("#f-relation", "OTHER");
                    party.press("作出声明");
                    assertThat(party.text()).contains("请补充关联方声明");
                    party.everyWay();
                }),
                entry(
                        "POST /deals/:id/revocation",
                        () -> turn(as.apply(DemoUsers.OPERATOR_B), in("CERTIFIED"), "撤销证书")));
    }

    private static void turn(Visitor visitor, String deal, String button) {
        visitor.open("/deals/" + deal);
        visitor.page().evaluate("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        visitor.press(button);
        assertThat(visitor.text()).contains("请写明理由");
    }

    private String unasked() {
        return one.apply("SELECT id FROM deal WHERE state = 'PERFORMED'"
                + " AND NOT EXISTS (SELECT 1 FROM deal_word WHERE deal_id = id AND kind = 'CANCELLATION_ASKED')"
                + " ORDER BY id LIMIT 1");
    }

    /** Signed by neither side yet. */
    private String unsigned() {
        return one.apply("SELECT id FROM deal WHERE state = 'AGREED' AND mode <> 'OPEN_LICENCE'"
                + " AND NOT EXISTS (SELECT 1 FROM deal_word WHERE deal_id = id) ORDER BY id LIMIT 1");
    }

    private String asked() {
        return one.apply("SELECT deal_id FROM deal_word JOIN deal ON id = deal_id"
                + " WHERE kind = 'CANCELLATION_ASKED' AND state = 'PERFORMED' LIMIT 1");
    }

    private String in(String state) {
        return one.apply("SELECT id FROM deal WHERE state = '" + state + "' ORDER BY id LIMIT 1");
    }
}
