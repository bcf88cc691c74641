package org.penglai.deal.web;

import org.penglai.deal.FilingPackage.Value;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.View;

/** Says what stands in the fields of a package. */
public record PackageWords(Messages messages, Language language, boolean demo) {

    public String text(String key) {
        return messages.text(language, key);
    }

    /** A value in words; what the platform does not hold says so. */
    public String value(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.in(language);
            case Value.Amount(var amount) -> View.yuan(amount);
            case Value.Day(var day) -> day.toString();
            case Value.Word(var key) -> text(key);
            case Value.Missing() -> text("deal.package.missing");
        };
    }
}
