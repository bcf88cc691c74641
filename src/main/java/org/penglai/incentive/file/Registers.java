package org.penglai.incentive.file;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import org.penglai.incentive.Document;
import org.penglai.incentive.Named;

/** What the programme files may name: papers, departments and special plans, each explained once. */
record Registers(Map<String, Document> documents, Map<String, Named> departments, Map<String, Named> plans) {

    static Registers read(SourceText source) {
        var root = YamlObject.read(source.file(), source.text());
        var documents = root.required("documents").object().each(Registers::document).stream()
                .collect(toUnmodifiableMap(Document::id, identity()));
        var registers = new Registers(documents, names(root, "departments"), names(root, "plans"));
        root.nothingElse();
        return registers;
    }

    Document document(YamlValue id) {
        return Optional.ofNullable(documents.get(id.text()))
                .orElseThrow(() -> id.refuse("no such document in the registers: " + id.text()));
    }

    Named department(YamlValue code) {
        return Optional.ofNullable(departments.get(code.text()))
                .orElseThrow(() -> code.refuse("no such department in the registers: " + code.text()));
    }

    Named plan(YamlValue code) {
        return Optional.ofNullable(plans.get(code.text()))
                .orElseThrow(() -> code.refuse("no such plan in the registers: " + code.text()));
    }

    private static Map<String, Named> names(YamlObject root, String key) {
        return root
                .required(key)
                .object()
                .each(entry ->
                        new Named(entry.key().text(), entry.value().object().bilingual()))
                .stream()
                .collect(toUnmodifiableMap(Named::code, identity()));
    }

    private static Document document(YamlObject.Entry entry) {
        var object = entry.value().object();
        var document = new Document(
                entry.key().text(),
                object.required("title").object().bilingual(),
                object.required("textHeld").object().bilingual(),
                object.optional("number").map(YamlValue::text));
        object.nothingElse();
        return document;
    }
}
