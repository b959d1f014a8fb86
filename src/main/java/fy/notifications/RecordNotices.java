package fy.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.events.InventoryEvent;
import fy.events.OrderEvent;
import fy.notifications.Recipients.Recipient;
import fy.notifications.SkuFacts.SkuFact;
import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down who is to be mailed about a batch of events: once, however often the batch comes. */
@ApplicationScoped
public class RecordNotices {

    private final MailProgress progress;
    private final SkuFacts skus;
    private final Recipients recipients;
    private final MailMessages words;
    private final FySettings settings;
    private final ObjectMapper json;
    private final Jdbc jdbc;

    @Inject
    RecordNotices(
            MailProgress progress,
            SkuFacts skus,
            Recipients recipients,
            MailMessages words,
            FySettings settings,
            ObjectMapper json,
            Jdbc jdbc) {
        this.progress = progress;
        this.skus = skus;
        this.recipients = recipients;
        this.words = words;
        this.settings = settings;
        this.json = json;
        this.jdbc = jdbc;
    }

    /** All or nothing, in one transaction. */
    @Transactional
    public void inventory(List<InventoryEvent> events) {
        var unread = progress.unread(
                MailProgress.INVENTORY, events, event -> event.sku().code(), InventoryEvent::seq);
        if (unread.isEmpty()) {
            return;
        }
        var facts = skus.of(unread.stream().map(InventoryEvent::sku).toList());
        for (InventoryEvent event : unread) {
            Optional.ofNullable(facts.get(event.sku()))
                    .filter(fact -> fact.brandId().equals(event.brandId()))
                    .ifPresent(
                            fact -> NoticeRules.about(event, fact.threshold()).ifPresent(notice -> tell(notice, fact)));
        }
    }

    /** All or nothing, in one transaction. */
    @Transactional
    public void orders(List<OrderEvent> events) {
        progress.unread(MailProgress.ORDERS, events, OrderEvent::key, OrderEvent::seq).stream()
                .flatMap(event -> NoticeRules.about(event).stream())
                .forEach(this::tell);
    }

    private void tell(Notice.OfStock stock, SkuFact fact) {
        for (Recipient member : recipients.members(fact.brandId())) {
            var parameters = new MailParameters.OfStock(
                    stock.sku(),
                    fact.brand(),
                    fact.title(),
                    stock.quantity(),
                    stock.threshold(),
                    fact.lastRestock(),
                    member.mayAct(),
                    stock.occurredAt());
            String subject = stock.kind() == MailKind.STOCK_OUT
                    ? words.stockOutSubject(fact.title())
                    : words.lowStockSubject(stock.quantity(), fact.title());
            write(stock, member, fact.brandId(), subject, parameters);
        }
    }

    private void tell(Notice.OfOrder step) {
        var parameters = new MailParameters.OfOrder(
                step.orderId(), step.brandId(), step.parcelId(), step.returnId(), step.units(), step.reason());
        boolean toCustomer = step.kind().audience() == MailKind.Audience.CUSTOMER;
        Stream<Recipient> readers = toCustomer
                ? recipients.customer(step.orderId()).stream()
                : recipients.staff(Objects.requireNonNull(step.brandId())).stream();
        readers.forEach(reader -> write(
                step, reader, toCustomer ? null : step.brandId(), subject(step.kind(), step.orderId()), parameters));
    }

    private String subject(MailKind kind, long order) {
        return switch (kind) {
            case NEW_ORDER -> words.newOrderSubject(order);
            case CANCELLED_BY_CUSTOMER -> words.cancelledByCustomerSubject(order);
            case RETURN_REQUESTED -> words.returnRequestedSubject(order);
            case ORDER_PLACED -> words.orderPlacedSubject(order);
            case PARCEL_SHIPPED -> words.parcelShippedSubject(order);
            case ORDER_CANCELLED -> words.orderCancelledSubject(order);
            case RETURN_APPROVED -> words.returnApprovedSubject(order);
            case RETURN_DECLINED -> words.returnDeclinedSubject(order);
            case RETURN_RECEIVED -> words.returnReceivedSubject(order);
            case STOCK_OUT, LOW_STOCK -> throw new IllegalArgumentException(kind + " is not about an order");
        };
    }

    private void write(
            Notice notice, Recipient reader, @Nullable BrandId brandId, String subject, MailParameters parameters) {
        boolean deliverable = MailHeaders.isAddress(reader.address());
        jdbc.update(
                """
                insert into mails (kind, event_id, recipient, brand_id, address, message_id, subject, state, last_error, parameters)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (kind, event_id, recipient, brand_id) do nothing
                """,
                notice.kind().code(),
                notice.eventId(),
                reader.fyId(),
                brandId,
                reader.address(),
                MailHeaders.messageId(notice.kind(), notice.eventId(), reader.fyId(), brandId, settings.publicUrl()),
                MailHeaders.oneLine(subject),
                deliverable ? "waiting" : "failed",
                deliverable ? null : "no address that mail can be sent to",
                asJson(parameters));
    }

    private String asJson(MailParameters parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
