package org.penglai.deal.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code (ISO/IEC 18004) of an address, as a picture that a page can hold in itself. */
final class QrCode {

    /** Wide enough to stay sharp in print at three centimetres. */
    private static final int PIXELS_PER_MODULE = 6;

    private QrCode() {}

    /** The picture as a {@code data:} address. */
    static String dataAddress(String text) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(matrix(text)), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BitMatrix matrix(String text) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("does not fit into a QR code: " + text, tooLong);
        }
    }

    private static BufferedImage picture(BitMatrix matrix) {
        var width = matrix.getWidth() * PIXELS_PER_MODULE;
        var height = matrix.getHeight() * PIXELS_PER_MODULE;
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var dark = matrix.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE);
                picture.setRGB(x, y, (dark ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        return picture;
    }
}
