package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the page of appointments and its forms are reached, for {@link EveryPageJourney}. */
final class AgencyVisits {

    private final Function<DemoUsers, Visitor> as;

    AgencyVisits(Function<DemoUsers, Visitor> as) {
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /appointments", () -> {
                    owner().everyWay().picture("appointments-owner");
                    agency().everyWay().picture("appointments-agency");
                }),
                entry("POST /appointments", () -> {
                    owner().type("专利", "123").press("提出委托");
                    owner().choose("代理机构", "半岛知产服务").press("提出委托");
                }),
                entry("POST /appointments/:id/refusal", () -> {
                    var refusing = agency();
                    refusing.find("summary:has-text('谢绝委托')").first().click();
                    refusing.find("details[open] textarea").first().fill("人手不足");
                    refusing.press("谢绝");
                }),
                entry("POST /appointments/:id/acceptance", () -> agency().press("接受委托")),
                entry("POST /appointments/:id/end", () -> {
                    var ending = owner();
                    ending.find("summary:has-text('终止委托')").first().click();
                    ending.find("details[open] textarea").first().fill("另行委托");
                    ending.press("终止");
                }));
    }

    private Visitor owner() {
        return as.apply(DemoUsers.JINAN_INSTITUTE).open("/appointments");
    }

    private Visitor agency() {
        return as.apply(DemoUsers.BROKER).open("/appointments");
    }
}
