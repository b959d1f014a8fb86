package fy.catalog;

import fy.shared.AnyOf;
import fy.shared.BrandId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pictures of products. The same bytes of one brand are kept once. */
@ApplicationScoped
public class Pictures {

    /** Greatest size of a picture, in bytes. */
    public static final int MAX_BYTES = 5_000_000;

    private static final int MAX_SIDE = 12_000;
    private static final long MAX_PIXELS = 50_000_000;

    private final Jdbc jdbc;
    private final Ids ids;

    @Inject
    public Pictures(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Keeps a picture that somebody uploaded and returns its id.
     *
     * @throws InvalidInput (field {@code picture}) it is no PNG, JPEG or WebP by its content, or too large
     */
    public UUID store(BrandId brand, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidInput("picture", "The picture is larger than 5 MB.");
        }
        var header = PictureHeader.read(bytes)
                .orElseThrow(() -> new InvalidInput("picture", "The picture must be a PNG, JPEG or WebP file."));
        if (Math.max(header.width(), header.height()) > MAX_SIDE || header.width() * header.height() > MAX_PIXELS) {
            throw new InvalidInput(
                    "picture",
                    "The picture has %d × %d pixels; at most 50 million and 12,000 on a side are shown."
                            .formatted(header.width(), header.height()));
        }
        return keep(brand, header.mediaType(), bytes, (int) header.width(), (int) header.height());
    }

    /** Keeps a picture this program drew itself, as SVG, and returns its id. Nothing uploaded ever comes here. */
    public UUID storeDrawn(BrandId brand, String svg, int width, int height) {
        return keep(brand, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8), width, height);
    }

    /** Whether the brand has this picture. */
    public boolean has(BrandId brand, UUID pictureId) {
        return jdbc.first(
                        "select 1 from pictures where picture_id = ? and brand_id = ?",
                        row -> row.getInt(1),
                        pictureId,
                        brand)
                .isPresent();
    }

    /** A picture that a published product shows. */
    public Optional<Picture> findPublished(UUID pictureId) {
        return find("""
                picture_id = ? and exists (
                    select from products p join brands b using (brand_id)
                    where p.picture_id = pictures.picture_id and p.published and b.status = 'approved')
                """, pictureId);
    }

    /** A picture of one of these brands, shown or not. */
    public Optional<Picture> findOwn(List<BrandId> brands, UUID pictureId) {
        if (brands.isEmpty()) {
            return Optional.empty();
        }
        var own = AnyOf.of(brands);
        var arguments = new ArrayList<Object>(List.of(pictureId));
        arguments.addAll(own.arguments());
        return find("picture_id = ? and brand_id " + own.sql(), arguments.toArray());
    }

    private Optional<Picture> find(String where, Object... parameters) {
        return jdbc.first(
                "select picture_id, media_type, bytes, sha256, width, height from pictures where " + where,
                row -> new Picture(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBytes(3),
                        HexFormat.of().formatHex(row.getBytes(4)),
                        row.getInt(5),
                        row.getInt(6)),
                parameters);
    }

    private UUID keep(BrandId brand, String mediaType, byte[] bytes, int width, int height) {
        byte[] sha = sha256(bytes);
        jdbc.update("""
                insert into pictures (picture_id, brand_id, media_type, bytes, sha256, width, height)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (brand_id, sha256) do nothing
                """, ids.next(), brand, mediaType, bytes, sha, width, height);
        return jdbc.first(
                        "select picture_id from pictures where brand_id = ? and sha256 = ?",
                        row -> row.getObject(1, UUID.class),
                        brand,
                        sha)
                .orElseThrow();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
