package org.penglai.need;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * What a firm says of its problem, as it would to a friend.
 *
 * @param use what it wants to make or do with a solution; may be empty
 * @param division where the firm would use it, if that matters
 * @param budget the most it would pay at once
 * @param deadline the last day on which offers are of use
 * @param named whether owners are shown the firm's name
 */
public record NeedContent(
        String title,
        String text,
        String use,
        Optional<DivisionCode> division,
        Optional<Money> budget,
        Optional<LocalDate> deadline,
        boolean named) {

    public static final int TITLE_MAX = 100;
    public static final int TEXT_MAX = 4000;
    public static final int USE_MAX = 300;

    public NeedContent {
        title = title.strip();
        text = text.strip();
        use = use.strip();
        var refusal = Refusal.invalid("need.invalid")
                .requireText("/title", title, TITLE_MAX)
                .requireText("/text", text, TEXT_MAX);
        if (use.length() > USE_MAX) {
            refusal.violation("/use", "maxLength", java.util.Map.of("limit", USE_MAX));
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
