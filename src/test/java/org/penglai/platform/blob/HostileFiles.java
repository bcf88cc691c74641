package org.penglai.platform.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that somebody would send who means no good, each with the code of the refusal that it must get. */
public final class HostileFiles {

    private static final String TRIAL = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
    private static final int MIB = 1024 * 1024;

    private HostileFiles() {}

    /** A file and what it is refused as. */
    public record Sample(byte[] bytes, String code) {}

    /** All of them by what they are. */
    public static Map<String, Sample> all() {
        var all = new LinkedHashMap<String, Sample>();
        polyglots(all);
        active(all);
        bombs(all);
        foreign(all);
        return all;
    }

    private static void polyglots(Map<String, Sample> all) {
        all.put("PDF with an archive behind it", new Sample(joined(SampleFiles.pdf("a"), archive(10)), "file.type"));
        all.put("PDF with an archive in front", new Sample(joined(archive(10), SampleFiles.pdf("a")), "file.type"));
        all.put(
                "PDF with an archive before its end",
                new Sample(within(SampleFiles.pdf("a"), archive(10)), "file.archive"));
        all.put("GIF that is a script", new Sample(text("GIF89a/*\u0001\u0000*/=1;alert(1)//"), "file.type"));
        all.put(
                "PNG with a page behind it",
                new Sample(joined(SampleFiles.of(FileType.PNG), text("<html><script>alert(1)</script>")), "file.type"));
        all.put(
                "JPEG with an archive behind it",
                new Sample(joined(SampleFiles.of(FileType.JPEG), archive(10)), "file.type"));
        all.put("PNG with an archive in a chunk", new Sample(pngWith("tEXt", archive(10)), "file.archive"));
    }

    private static void active(Map<String, Sample> all) {
        for (var action : new String[] {
            "/S /JavaScript /JS (app.alert\\(1\\))",
            "/S /J#61vaScript /JS (x)",
            "/S /#4a#61#76#61#53#63#72#69#70#74 /JS (x)",
            "/S /Launch /F (cmd.exe)",
            "/S /SubmitForm /F (http://other.example)",
            "/S /GoToE",
            "/S /ImportData",
            "/S /Rendition /JS (x)"
        }) {
            all.put(
                    "PDF that acts: " + action,
                    new Sample(
                            pdf("<< /Type /Catalog /Pages 2 0 R /OpenAction << " + action + " >> >>"), "file.active"));
        }
        all.put(
                "PDF that acts from a packed object",
                new Sample(
                        stream(
                                "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                                deflated(text("9 0 << /S /JavaScript >>"))),
                        "file.active"));
        all.put(
                "PDF that acts from a packed object in hexadecimal",
                new Sample(
                        stream("/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode", text("2f4a617661536372697074>")),
                        "file.encrypted"));
        all.put("PDF with the text for trying scanners", new Sample(SampleFiles.pdf(TRIAL), "file.malware"));
        all.put("PNG with the text for trying scanners", new Sample(pngWith("tEXt", text(TRIAL)), "file.malware"));
    }

    private static void bombs(Map<String, Sample> all) {
        all.put("archive that swells", new Sample(archive(20 * MIB), "file.type"));
        all.put("gzip that swells", new Sample(gzip(50 * MIB), "file.type"));
        all.put(
                "PDF stream that swells",
                new Sample(stream("/Filter /FlateDecode", deflated(new byte[300 * MIB])), "file.bomb"));
        all.put(
                "PDF stream packed twice",
                new Sample(
                        stream("/Filter [ /FlateDecode /FlateDecode ]", deflated(deflated(new byte[MIB]))),
                        "file.bomb"));
        all.put("PNG that is a square mile", new Sample(png(60_000, 60_000), "file.bomb"));
        all.put(
                "XML of entities",
                new Sample(
                        text(
                                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><a>&b;</a>"),
                        "file.type"));
    }

    private static void foreign(Map<String, Sample> all) {
        all.put("nothing", new Sample(new byte[0], "file.empty"));
        all.put("more than is taken", new Sample(new byte[(int) Blobs.BYTES_MAX + 1], "file.too-large"));
        all.put("page", new Sample(text("<!DOCTYPE html><script>alert(1)</script>"), "file.type"));
        all.put(
                "picture of vectors",
                new Sample(text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), "file.type"));
        all.put("program", new Sample(joined(text("MZ\u0090\u0000"), new byte[400]), "file.type"));
        all.put("script", new Sample(text("#!/bin/sh\nid\n"), "file.type"));
        all.put("PDF cut off", new Sample(java.util.Arrays.copyOf(SampleFiles.pdf("a"), 100), "file.type"));
        all.put("PDF by its first letters", new Sample(text("%PDF-1.4\n"), "file.type"));
        all.put("office document", new Sample(archive(100), "file.type"));
    }

    /** A PDF whose catalogue is that. */
    private static byte[] pdf(String catalogue) {
        return text(
                "%PDF-1.7\n1 0 obj\n" + catalogue + "\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                        + "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    /** A PDF with a stream of that dictionary and content. */
    private static byte[] stream(String dictionary, byte[] content) {
        return joined(
                text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n3 0 obj\n<< " + dictionary + " /Length "
                        + content.length + " >>\nstream\n"),
                joined(content, text("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n")));
    }

    /** The archive in a comment before the end marker, so that both kinds of reader find what they look for. */
    private static byte[] within(byte[] pdf, byte[] archive) {
        var end = new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf("startxref");
        return joined(
                java.util.Arrays.copyOf(pdf, end),
                joined(
                        joined(text("%"), archive),
                        joined(text("\n"), java.util.Arrays.copyOfRange(pdf, end, pdf.length))));
    }

    private static byte[] archive(int size) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../../run.sh"));
            zip.write(new byte[size]);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(int size) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(new byte[size]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] png(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 1);
        return joined(
                joined(text("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header.array())),
                joined(chunk("IDAT", deflated(new byte[100])), chunk("IEND", new byte[0])));
    }

    /** A genuine picture with one more chunk after its header. */
    private static byte[] pngWith(String name, byte[] content) {
        var png = SampleFiles.of(FileType.PNG);
        var header = 8 + 25;
        return joined(
                java.util.Arrays.copyOf(png, header),
                joined(chunk(name, content), java.util.Arrays.copyOfRange(png, header, png.length)));
    }

    private static byte[] chunk(String name, byte[] content) {
        var named = joined(text(name), content);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
