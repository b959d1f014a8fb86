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
        var mails = new NewMails(settings.publicUrl());
        var readers = recipients.forBatch();
        for (InventoryEvent event : unread) {
            Optional.ofNullable(facts.get(event.sku()))
                    .filter(fact -> fact.brandId().equals(event.brandId()))
                    .ifPresent(fact -> NoticeRules.about(event, fact.threshold())
                            .ifPresent(notice -> tell(mails, readers, notice, fact)));
        }
        mails.write(jdbc);
    }

    /** All or nothing, in one transaction. */
    @Transactional
    public void orders(List<OrderEvent> events) {
        var steps = progress.unread(MailProgress.ORDERS, events, OrderEvent::key, OrderEvent::seq).stream()
                .flatMap(event -> NoticeRules.about(event).stream())
                .toList();
        var customers = recipients.customers(steps.stream()
                .filter(RecordNotices::isForCustomer)
                .map(Notice.OfOrder::orderId)
                .distinct()
                .toList());
        var mails = new NewMails(settings.publicUrl());
        var readers = recipients.forBatch();
        for (var step : steps) {
            if (isForCustomer(step)) {
                Optional.ofNullable(customers.get(step.orderId())).ifPresent(reader -> tell(mails, step, reader, null));
            } else {
                var brand = Objects.requireNonNull(step.brandId());
                readers.staff(brand).forEach(reader -> tell(mails, step, reader, brand));
            }
        }
        mails.write(jdbc);
    }

    private static boolean isForCustomer(Notice.OfOrder step) {
        return step.kind().audience() == MailKind.Audience.CUSTOMER;
    }

    private void tell(NewMails mails, Recipients.OfBatch readers, Notice.OfStock stock, SkuFact fact) {
        int lastRestock = skus.lastRestock(fact.sku());
        for (Recipient member : readers.members(fact.brandId())) {
            var parameters = new MailParameters.OfStock(
                    stock.sku(),
                    fact.brand(),
                    fact.title(),
                    stock.quantity(),
                    stock.threshold(),
                    lastRestock,
                    member.mayAct(),
                    stock.occurredAt());
            String subject = stock.kind() == MailKind.STOCK_OUT
                    ? words.stockOutSubject(fact.title())
                    : words.lowStockSubject(stock.quantity(), fact.title());
            mails.add(stock, member, fact.brandId(), subject, asJson(parameters));
        }
    }

    private void tell(NewMails mails, Notice.OfOrder step, Recipient reader, @Nullable BrandId brandId) {
        var parameters = new MailParameters.OfOrder(
                step.orderId(), step.brandId(), step.parcelId(), step.returnId(), step.units(), step.reason());
        mails.add(step, reader, brandId, subject(step.kind(), step.orderId()), asJson(parameters));
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

    private String asJson(MailParameters parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
