package fy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a picture is, by its first bytes. */
class PictureHeaderTest {

    @Test
    void png_and_jpeg_tell_their_size() throws IOException {
        for (String kind : new String[] {"png", "jpeg"}) {
            var out = new ByteArrayOutputStream();
            var image = new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB);
            assertThat(ImageIO.write(image, kind, out)).isTrue();
            assertThat(PictureHeader.read(out.toByteArray()))
                    .as(kind)
                    .contains(new PictureHeader("image/" + kind, 37, 21));
        }
    }

    @Test
    void webp_tells_its_size_in_three_ways() {
        assertThat(PictureHeader.read(webp("VP8 ", "0a000000 300100 9d012a 2500 1500")))
                .contains(new PictureHeader("image/webp", 37, 21));
        assertThat(PictureHeader.read(webp("VP8L", "0a000000 2f 24000500 00000000")))
                .contains(new PictureHeader("image/webp", 37, 21));
        assertThat(PictureHeader.read(webp("VP8X", "0a000000 00000000 240000 140000")))
                .contains(new PictureHeader("image/webp", 37, 21));
    }

    @Test
    void a_giant_says_so_before_it_is_decoded() {
        var png = ByteBuffer.allocate(33)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"))
                .putInt(30_000)
                .putInt(30_000)
                .array();
        assertThat(PictureHeader.read(png)).contains(new PictureHeader("image/png", 30_000, 30_000));
    }

    @Test
    void anything_else_is_none() {
        for (String text : new String[] {
            "",
            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "GIF89a/*",
            "PK\u0003\u0004",
            "RIFF0000WEBPxxxx"
        }) {
            assertThat(PictureHeader.read(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Property(tries = 300)
    void cut_off_or_garbled_headers_are_none_or_a_size(@ForAll byte[] tail) {
        for (String start :
                new String[] {"89504e470d0a1a0a0000000d49484452", "ffd8ff", "52494646000000005745425056503858"}) {
            byte[] head = HexFormat.of().parseHex(start);
            byte[] bytes = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, bytes, head.length, tail.length);
            PictureHeader.read(bytes)
                    .ifPresent(h -> assertThat(Math.min(h.width(), h.height())).isPositive());
        }
    }

    private static byte[] webp(String kind, String rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("RIFF\0\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(kind.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(HexFormat.of().parseHex(rest.replace(" ", "")));
        return out.toByteArray();
    }
}
