package fy.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.events.OrderEvent.LineUnits;
import fy.notifications.MailViews.Block;
import fy.notifications.MailViews.Line;
import fy.notifications.MailViews.Step;
import fy.notifications.OrderFacts.OrderLine;
import fy.notifications.OrderFacts.Parcel;
import fy.shared.FySettings;
import fy.shared.Money;
import fy.shared.Sku;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the body of a mail from what its row keeps and what the order holds. */
@ApplicationScoped
class MailWriter {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final OrderFacts orders;
    private final SkuFacts skus;
    private final FySettings settings;
    private final ObjectMapper json;

    @Inject
    MailWriter(OrderFacts orders, SkuFacts skus, FySettings settings, ObjectMapper json) {
        this.orders = orders;
        this.skus = skus;
        this.settings = settings;
        this.json = json;
    }

    /** A mail's two halves, which say the same. */
    record Body(String html, String text) {}

    /** @throws IllegalStateException when what it is about is not there */
    Body write(MailKind kind, String parameters) {
        var template = template(kind, parameters);
        return new Body(rendered(template, Variant.TEXT_HTML), rendered(template, Variant.TEXT_PLAIN));
    }

    private static String rendered(TemplateInstance template, String half) {
        return template.setAttribute(TemplateInstance.SELECTED_VARIANT, Variant.forContentType(half))
                .render();
    }

    private TemplateInstance template(MailKind kind, String parameters) {
        return switch (kind) {
            case STOCK_OUT -> MailTemplates.stockOut(stock(parameters));
            case LOW_STOCK -> MailTemplates.lowStock(stock(parameters));
            case ORDER_PLACED -> MailTemplates.orderPlaced(order(parameters));
            case NEW_ORDER -> MailTemplates.newOrder(step(kind, parameters));
            case CANCELLED_BY_CUSTOMER -> MailTemplates.cancelledByCustomer(step(kind, parameters));
            case RETURN_REQUESTED -> MailTemplates.returnRequested(step(kind, parameters));
            case PARCEL_SHIPPED -> MailTemplates.parcelShipped(step(kind, parameters));
            case ORDER_CANCELLED -> MailTemplates.orderCancelled(step(kind, parameters));
            case RETURN_APPROVED -> MailTemplates.returnApproved(step(kind, parameters));
            case RETURN_DECLINED -> MailTemplates.returnDeclined(step(kind, parameters));
            case RETURN_RECEIVED -> MailTemplates.returnReceived(step(kind, parameters));
        };
    }

    private MailViews.Stock stock(String parameters) {
        var of = read(parameters, MailParameters.OfStock.class);
        String slug =
                skus.slugOfBrand(of.sku()).orElseThrow(() -> new IllegalStateException("there is no SKU " + of.sku()));
        String stockUrl = settings.publicUrl() + "/portal/" + slug + "/stock/" + of.sku();
        return new MailViews.Stock(
                of.brand(),
                of.title(),
                of.sku().code(),
                of.quantity(),
                of.threshold(),
                inWords(of.occurredAt()),
                of.mayRestock() ? stockUrl + "/restocks/new?quantity=" + of.suggested() : null,
                stockUrl);
    }

    private MailViews.Order order(String parameters) {
        long orderId = read(parameters, MailParameters.OfOrder.class).orderId();
        var byBrand = lines(orderId).stream()
                .collect(Collectors.groupingBy(OrderLine::brandId, LinkedHashMap::new, Collectors.toList()));
        return new MailViews.Order(
                orderId,
                byBrand.values().stream().map(MailWriter::block).toList(),
                orders.total(orderId).map(Money::format).orElse(""),
                settings.publicUrl() + "/orders/" + orderId);
    }

    private Step step(MailKind kind, String parameters) {
        var of = read(parameters, MailParameters.OfOrder.class);
        var lines = lines(of.orderId()).stream()
                .filter(line -> line.brandId().equals(of.brandId()))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalStateException("order " + of.orderId() + " has no lines of brand " + of.brandId());
        }
        var goodsBack = Optional.ofNullable(of.returnId()).flatMap(id -> orders.goodsBack(of.orderId(), id));
        var parcel = Optional.ofNullable(of.parcelId()).flatMap(id -> orders.parcel(of.orderId(), id));
        var units = of.units().isEmpty() ? goodsBack.map(MailWriter::units).orElse(Map.of()) : units(of.units());
        return new Step(
                of.orderId(),
                lines.getFirst().brand(),
                lines.stream()
                        .filter(line -> units.isEmpty() || units.containsKey(line.sku()))
                        .map(line -> line(line, units.getOrDefault(line.sku(), line.ordered())))
                        .toList(),
                reason(kind, of, goodsBack),
                parcel.map(Parcel::carrier).orElse(""),
                parcel.map(Parcel::trackingNumber).orElse(""),
                settings.publicUrl() + path(kind, of, lines.getFirst().slug()));
    }

    private List<OrderLine> lines(long orderId) {
        var lines = orders.lines(orderId);
        if (lines.isEmpty()) {
            throw new IllegalStateException("there is no order " + orderId);
        }
        return lines;
    }

    private static Map<Sku, Integer> units(List<LineUnits> units) {
        return units.stream().collect(Collectors.toMap(LineUnits::sku, LineUnits::quantity, Integer::sum));
    }

    private static Map<Sku, Integer> units(OrderFacts.Return goodsBack) {
        return goodsBack.lines().stream()
                .collect(Collectors.toMap(OrderFacts.ReturnLine::sku, OrderFacts.ReturnLine::requested, Integer::sum));
    }

    private static Block block(List<OrderLine> ofBrand) {
        return new Block(
                ofBrand.getFirst().brand(),
                ofBrand.stream().map(line -> line(line, line.ordered())).toList(),
                ofBrand.getFirst().shipping().format());
    }

    private static Line line(OrderLine line, int quantity) {
        return new Line(
                line.title(),
                line.sku().code(),
                quantity,
                line.unitPrice().times(quantity).format());
    }

    private static String reason(MailKind kind, MailParameters.OfOrder of, Optional<OrderFacts.Return> goodsBack) {
        Function<OrderFacts.Return, String> own =
                kind == MailKind.RETURN_DECLINED ? OrderFacts.Return::declineReason : OrderFacts.Return::reason;
        return switch (kind) {
            case RETURN_REQUESTED, RETURN_DECLINED -> goodsBack.map(own).orElse("");
            case ORDER_CANCELLED, CANCELLED_BY_CUSTOMER -> of.reason() == null ? "" : of.reason();
            default -> "";
        };
    }

    private static String path(MailKind kind, MailParameters.OfOrder of, String slug) {
        if (kind.audience() == MailKind.Audience.CUSTOMER) {
            return "/orders/" + of.orderId();
        }
        return "/portal/" + slug + (of.returnId() == null ? "/orders/" + of.orderId() : "/returns/" + of.returnId());
    }

    private static String inWords(Instant at) {
        return AT.format(at);
    }

    private <T> T read(String parameters, Class<T> type) {
        try {
            return json.readValue(parameters, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable parameters: " + e.getOriginalMessage(), e);
        }
    }
}
