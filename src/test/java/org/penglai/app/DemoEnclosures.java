package org.penglai.app;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.penglai.kernel.Bilingual;
import org.penglai.patent.PatentDocument;
import org.penglai.stack.DemoUsers;

/** Drawings and claims of an invented patent: one has both, the others have none. */
final class DemoEnclosures {

    private static final Bilingual WORDS = Bilingual.of(
            "图 1：锚泊装置的侧视图。浮筒（1）经锚链（2）连到海底的锚（3），锚链中部装有缓冲器（4）。",
            "Figure 1: side view of the mooring. A buoy (1) is held by a chain (2) to an anchor (3) on the sea bed; a damper (4)"
                    + " sits halfway along the chain.");

    private static final Bilingual CLAIMS = Bilingual.of("""
            1. 一种深远海养殖网箱的锚泊装置，其特征在于，包括浮筒、锚链、锚和装在锚链中部的缓冲器。
            2. 根据权利要求 1 所述的锚泊装置，其特征在于，所述缓冲器为串联的橡胶弹性体。""", """
            1. A mooring for an offshore fish cage, comprising a buoy, a chain, an anchor, and a damper halfway along the chain.
            2. The mooring of claim 1, wherein the damper is a series of rubber elements.""");

    private final Wiring made;

    DemoEnclosures(Wiring made) {
        this.made = made;
    }

    void add() {
        var university = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var number = made.patents.ownedBy(university.organisation(), Optional.empty(), 500).stream()
                .filter(patent -> patent.bibliography().title().zh().contains("锚泊装置"))
                .findFirst()
                .orElseThrow()
                .number();
        try {
            var file = Files.createTempFile(made.imports.passing, "drawing", ".png");
            ImageIO.write(drawing(), "png", file.toFile());
            made.enclosing.add(university, number, PatentDocument.Kind.DRAWINGS, WORDS, file);
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        made.enclosing.say(university, number, CLAIMS);
    }

    private static BufferedImage drawing() {
        var image = new BufferedImage(800, 500, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 800, 500);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(3));
        pen.drawLine(40, 100, 760, 100);
        pen.drawRoundRect(340, 70, 120, 60, 30, 30);
        pen.drawLine(400, 130, 560, 250);
        pen.drawRect(545, 240, 50, 50);
        pen.drawLine(590, 285, 700, 430);
        pen.drawLine(660, 430, 740, 430);
        pen.drawLine(40, 450, 760, 450);
        pen.dispose();
        return image;
    }
}
