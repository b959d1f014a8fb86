package fy.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mail templates show. */
public final class MailViews {

    private MailViews() {}

    /**
     * A SKU whose stock a mail is about.
     *
     * @param title product and variant
     * @param at in words
     * @param restockUrl the restock form, filled in; null for a reader who may not restock
     */
    public record Stock(
            String brand,
            String title,
            String sku,
            long quantity,
            int threshold,
            String at,
            @Nullable String restockUrl,
            String stockUrl) {}

    /**
     * Units of one SKU.
     *
     * @param price in words; empty where it does not matter
     */
    public record Line(String title, String sku, int quantity, String price) {}

    /**
     * One brand's lines.
     *
     * @param shipping price in words
     */
    public record Block(String brand, List<Line> lines, String shipping) {}

    /**
     * An order, as its customer reads it.
     *
     * @param total in words
     */
    public record Order(long orderId, List<Block> blocks, String total, String url) {}

    /**
     * A step of one brand's part of an order.
     *
     * @param reason in the actor's words; empty for none
     * @param carrier empty but for a parcel, as is the tracking number
     */
    public record Step(
            long orderId,
            String brand,
            List<Line> lines,
            String reason,
            String carrier,
            String trackingNumber,
            String url) {}
}
