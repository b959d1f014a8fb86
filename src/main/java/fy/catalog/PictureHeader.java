package fy.catalog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a picture's first bytes say: the kind by its content, never by a name or a header; the size without decoding. */
record PictureHeader(String mediaType, long width, long height) {

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    /** Empty for anything but a PNG, JPEG or WebP with a readable size. */
    static Optional<PictureHeader> read(byte[] bytes) {
        try {
            return sniff(bytes).filter(h -> h.width > 0 && h.height > 0);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHeader> sniff(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (startsWith(bytes, 0, PNG)) {
            return Optional.of(new PictureHeader(
                    "image/png", Integer.toUnsignedLong(buffer.getInt(16)), Integer.toUnsignedLong(buffer.getInt(20))));
        }
        if (startsWith(bytes, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return jpeg(buffer);
        }
        if (startsWith(bytes, 0, ascii("RIFF")) && startsWith(bytes, 8, ascii("WEBP"))) {
            return webp(bytes, buffer.order(ByteOrder.LITTLE_ENDIAN));
        }
        return Optional.empty();
    }

    /** ITU T.81: segments follow each other until a start of frame tells the size. */
    private static Optional<PictureHeader> jpeg(ByteBuffer buffer) {
        int at = 2;
        while (true) {
            if (buffer.get(at) != (byte) 0xFF) {
                return Optional.empty();
            }
            int marker = buffer.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (isStartOfFrame(marker)) {
                return Optional.of(new PictureHeader("image/jpeg", buffer.getChar(at + 7), buffer.getChar(at + 5)));
            } else if (marker == 0xD9 || marker == 0xDA) {
                return Optional.empty();
            } else {
                at += 2 + Math.max(2, buffer.getChar(at + 2));
            }
        }
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** RFC 9649: lossy, lossless and extended files tell the size each in its own way. */
    private static Optional<PictureHeader> webp(byte[] bytes, ByteBuffer buffer) {
        return switch (new String(bytes, 12, 4, StandardCharsets.US_ASCII)) {
            case "VP8 " -> Optional.of(webp(buffer.getChar(26) & 0x3FFF, buffer.getChar(28) & 0x3FFF));
            case "VP8L" -> {
                int packed = buffer.getInt(21);
                yield Optional.of(webp((packed & 0x3FFF) + 1, ((packed >>> 14) & 0x3FFF) + 1));
            }
            case "VP8X" -> Optional.of(webp((buffer.getInt(24) & 0xFFFFFF) + 1, (buffer.getInt(26) >>> 8) + 1));
            default -> Optional.empty();
        };
    }

    private static PictureHeader webp(int width, int height) {
        return new PictureHeader("image/webp", width, height);
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
        return bytes.length >= from + prefix.length
                && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
