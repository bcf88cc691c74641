package org.penglai.patentimport.web;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.Exporting;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportId;
import org.penglai.patentimport.PatentImport;
import org.penglai.patentimport.Receiving;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** What API and pages of imports do alike: take a file in, and give files out. */
public final class ImportDesk {

    private static final int NAME_MAX = 200;

    private final Receiving receiving;
    private final Exporting exporting;
    private final ImportWords words;

    public ImportDesk(Receiving receiving, Exporting exporting, Messages messages) {
        this.receiving = receiving;
        this.exporting = exporting;
        this.words = new ImportWords(messages);
    }

    Receiving receiving() {
        return receiving;
    }

    ImportWords words() {
        return words;
    }

    static ImportId id(Call call) {
        return call.id("id", "import.unknown", ImportId::new);
    }

    /** Where a page of the list begins; 400 for what is no place in it. */
    static ImportId cursor(String written) {
        try {
            return new ImportId(UUID.fromString(written));
        } catch (IllegalArgumentException none) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor");
        }
    }

    PatentImport receive(Call call) {
        var refusal = Refusal.invalid("import.invalid");
        var uploads = call.uploads().stream()
                .filter(upload -> upload.field().equals("file"))
                .filter(upload -> upload.size() > 0 || !upload.fileName().isEmpty())
                .toList();
        if (uploads.isEmpty()) {
            refusal.violation("/file", "required");
        }
        if (call.uploads().size() > 1) {
            refusal.violation("/file", "maxItems", Map.of("limit", 1));
        }
        var incomplete = call.form().value("incomplete");
        if (!incomplete.isEmpty() && !incomplete.equals("true") && !incomplete.equals("false")) {
            refusal.violation("/incomplete", "enum", Map.of("limit", "true, false"));
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        var upload = uploads.getFirst();
        var sent = new Receiving.Sent(name(upload.fileName()), upload.path(), upload.size(), incomplete.equals("true"));
        return receiving.receive(call.actor(), sent);
    }

    /** The last part of the name, of bounded length and without letters that would be no text. */
    private static String name(String sent) {
        var plain = sent.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").replaceAll("^.*[/\\\\]", "");
        return plain.length() <= NAME_MAX ? plain : plain.substring(0, NAME_MAX);
    }

    Reply rejected(Call call) {
        var one = receiving.find(call.actor(), id(call));
        return file(
                one.source().format().givenBack(),
                "errors-" + one.id(),
                exporting.errors(call.actor(), one.id(), fault -> words.told(fault, call.language())));
    }

    Reply template(Call call) {
        var format = format(call);
        return file(format, "patents-template", exporting.template(format, words.explained(call.language())));
    }

    Reply patents(Call call) {
        var format = format(call);
        return file(format, "patents", exporting.patents(call.actor(), format));
    }

    private static ImportFormat format(Call call) {
        return ImportFormat.of(call.path("format"))
                .orElseThrow(() -> Refusal.unknown("import.format-unknown").with("format", call.path("format")));
    }

    private static Reply file(ImportFormat format, String name, Path file) {
        return Reply.passing(format.mediaType(), file)
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format.ending() + "\"");
    }
}
