package fy.campaign;

import fy.campaign.Corruption.InFacts;
import fy.campaign.Corruption.InTables;
import fy.campaign.Corruption.InTopic;
import fy.campaign.Corruption.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import proof.checker.Facts;
import proof.checker.Facts.Mail;
import proof.checker.Operation;
import proof.checker.Operation.Kind;
import proof.checker.Operation.Outcome;

/** The ways to be wrong that the checker is seen red on. */
final class Corruptions {

    private static final String HOT = "'alba_00'";
    private static final String SOLD = "(select decision_id from orders order by order_id limit 1)";
    private static final String REFUSED = "(select decision_id from decisions where outcome = 'refused'"
            + " and decision_id in (select decision_id from unmet_demand) limit 1)";
    private static final String ORDER_COPY = "insert into orders (order_id, fy_id, decision_id, ship_name, ship_street,"
            + " ship_city, ship_postcode, ship_country, total, currency, placed_at) select 1, fy_id, %s, ship_name,"
            + " ship_street, ship_city, ship_postcode, ship_country, 0, currency, placed_at from orders limit 1";

    private Corruptions() {}

    static Stream<Corruption> all() {
        return Stream.of(stock(), sales(), topics(), mails(), history()).flatMap(List::stream);
    }

    private static List<Corruption> stock() {
        return List.of(
                tables("a stock row off by one", "I1", "update stock set quantity = quantity + 1 where sku = " + HOT),
                tables(
                        "a gap in the seqs",
                        "I1",
                        "update inventory_events set seq = seq + 1000000 where sku = " + HOT + " and seq = 2"),
                tables(
                        "a twin of a seq",
                        "I1",
                        "alter table inventory_events drop constraint inventory_events_sku_seq_key",
                        "insert into inventory_events select (e).* from (select jsonb_populate_record(e,"
                                + " jsonb_build_object('event_id', gen_random_uuid(), 'occurred_at', now())) as e"
                                + " from inventory_events e where sku = " + HOT + " and seq = 2) twin"),
                tables(
                        "stock below zero along the way",
                        "I2",
                        "update inventory_events set delta_quantity = 1 where sku = " + HOT + " and seq = 1"),
                tables(
                        "the projection off by one",
                        "I1",
                        "update stock_level set quantity = quantity - 1 where sku = " + HOT),
                tables("a SKU held", "I1", "update stock_level set held = true where sku = " + HOT),
                tables(
                        "a refusal though there was enough",
                        "I9",
                        "update unmet_demand set wanted = had where ctid = (select min(ctid) from unmet_demand)"),
                tables(
                        "a refusal that names another stock than there was",
                        "I9",
                        "update unmet_demand set had = had + 1, wanted = had + 2"
                                + " where ctid = (select min(ctid) from unmet_demand)"));
    }

    private static List<Corruption> sales() {
        return List.of(
                tables(
                        "an order without its movements",
                        "I3",
                        "delete from inventory_events where decision_id = " + SOLD),
                tables(
                        "movements without their order",
                        "I3",
                        "delete from order_lines where order_id = (select min(order_id) from orders)",
                        "delete from orders where order_id = (select min(order_id) from orders)"),
                tables("an order for a refused answer", "I3", ORDER_COPY.formatted(REFUSED)),
                tables(
                        "two orders for one id",
                        "I3",
                        "alter table orders drop constraint orders_decision_id_key",
                        ORDER_COPY.formatted(SOLD)),
                tables(
                        "another price than the one shown",
                        "I3",
                        "update orders set total = total + 100 where order_id = (select min(order_id) from orders)",
                        "update brand_orders set shipping_price = shipping_price + 100 where ctid = (select min(ctid)"
                                + " from brand_orders where order_id = (select min(order_id) from orders))"),
                tables(
                        "an acknowledged order lost without a trace",
                        "I3",
                        "create temp table lost as select decision_id as id from orders order by order_id limit 1",
                        "delete from inventory_events where decision_id in (select id from lost)",
                        "delete from order_lines where order_id in (select order_id from orders join lost on id = decision_id)",
                        "delete from orders where decision_id in (select id from lost)",
                        "delete from decisions where decision_id in (select id from lost)"),
                tables(
                        "more returned than shipped",
                        "I8",
                        "update return_lines set requested = requested + 1000"
                                + " where ctid = (select min(ctid) from return_lines)"),
                tables(
                        "shipped without a parcel",
                        "I8",
                        "update order_lines set open = open - 1, shipped = shipped + 1"
                                + " where ctid = (select min(ctid) from order_lines where open > 0)"),
                tables(
                        "put back without a movement",
                        "I3",
                        "update order_lines set open = 0, cancelled = cancelled + open, released = released + open"
                                + " where ctid = (select min(ctid) from order_lines where open > 0)"));
    }

    private static List<Corruption> topics() {
        return List.of(
                topic("an event missing in Kafka", "I4", "inventory_events", all -> without(all, all.size() / 2)),
                topic("an event that only Kafka knows", "I4", "inventory_events", all -> {
                    var last = all.getLast();
                    return plus(
                            all,
                            last.saying(last.value()
                                    .replaceFirst(
                                            "\"eventId\":\"[^\"]*\"", "\"eventId\":\"" + UUID.randomUUID() + "\"")));
                }),
                topic("first occurrences out of order", "I4", "inventory_events", all -> {
                    Collections.reverse(all);
                    return all;
                }),
                topic("another delta in Kafka", "I4", "inventory_events", all -> {
                    all.replaceAll(m -> m.saying(m.value().replace("\"deltaQuantity\":-2", "\"deltaQuantity\":-3")));
                    return all;
                }),
                topic("an order's event missing in Kafka", "I4", "order_events", all -> without(all, 0)),
                topic("a wrong snapshot", "I5", "inventory_snapshots", all -> {
                    all.replaceAll(m -> m.saying(m.value().replaceFirst("\"quantity\":", "\"quantity\":1")));
                    return all;
                }),
                topic(
                        "a round that covers what has no snapshot",
                        "I5",
                        "inventory_snapshots",
                        all -> new ArrayList<>(all.stream()
                                .map(m -> m.saying(m.value().replaceFirst("\"skus\":\\d+", "\"skus\":0")))
                                .filter(m ->
                                        new String(m.key(), java.nio.charset.StandardCharsets.UTF_8).startsWith("#"))
                                .toList())));
    }

    private static List<Corruption> mails() {
        return List.of(
                facts("a second stock-out mail", "I6", facts -> {
                    var mail = soldOut(facts);
                    facts.mails().add(new Mail("<stock-out.again@localhost>", mail.recipient(), mail.subject(), ""));
                }),
                facts("a stock-out mail that never went out", "I6", facts -> {
                    var mail = soldOut(facts);
                    facts.mails().removeIf(other -> other.messageId().equals(mail.messageId()));
                }),
                facts("a stock-out mail to another brand's member", "I6", facts -> {
                    var mail = soldOut(facts);
                    var stranger =
                            mail.recipient().startsWith("alba") ? "borea.owner@example.org" : "alba.owner@example.org";
                    facts.mails().add(new Mail("<stock-out.astray@localhost>", stranger, mail.subject(), ""));
                }),
                facts(
                        "another brand's SKU in an answer",
                        "I7",
                        facts -> change(
                                facts,
                                o -> o.brand().isPresent() && o.outcome() == Outcome.OK,
                                o -> o.answered(o.outcome(), 200, "[{\"SKU\":\"alba_01\"},{\"SKU\":\"borea_01\"}]"))));
    }

    private static List<Corruption> history() {
        return List.of(
                facts("a 500", "I10", facts -> change(facts, o -> true, o -> o.answered(Outcome.UNKNOWN, 500, "{}"))),
                facts(
                        "a 503 that does not say when to try again",
                        "I10",
                        facts -> change(
                                facts,
                                o -> o.answer().retryAfter().isEmpty(),
                                o -> o.answered(Outcome.UNKNOWN, 503, "{}"))),
                facts(
                        "a stack trace",
                        "I10",
                        facts -> change(
                                facts,
                                o -> true,
                                o -> o.answered(o.outcome(), 409, "{\"detail\":\"java.lang.NullPointerException\"}"))),
                facts("another answer to the same id", "I3", facts -> facts.history().stream()
                        .filter(Corruptions::isPlaced)
                        .findFirst()
                        .map(o -> o.answered(Outcome.OK, 201, "{\"orderId\":999999}"))
                        .ifPresent(facts.history()::add)),
                facts("a refused order that was placed", "I3", facts -> facts.history()
                        .replaceAll(o -> isPlaced(o) ? o.answered(Outcome.REFUSED, 409, "{}") : o)),
                facts("an act nobody knows the outcome of", "I3", facts -> facts.history()
                        .replaceAll(o -> isPlaced(o) ? o.answered(Outcome.UNKNOWN, 0, "") : o)));
    }

    private static boolean isPlaced(Operation operation) {
        return operation.kind() == Kind.ORDER && operation.outcome() == Outcome.OK;
    }

    private static Mail soldOut(Facts facts) {
        return facts.mails().stream()
                .filter(mail -> mail.subject().startsWith("Sold out"))
                .findFirst()
                .orElseThrow();
    }

    private static void change(Facts facts, Predicate<Operation> which, UnaryOperator<Operation> how) {
        for (int i = 0; i < facts.history().size(); i++) {
            if (which.test(facts.history().get(i))) {
                facts.history().set(i, how.apply(facts.history().get(i)));
                return;
            }
        }
        throw new IllegalStateException("the history has nothing to corrupt");
    }

    private static List<Message> without(List<Message> all, int index) {
        all.remove(index);
        return all;
    }

    private static List<Message> plus(List<Message> all, Message one) {
        all.add(one);
        return all;
    }

    private static Corruption tables(String name, String invariant, String... sql) {
        return new InTables(name, invariant, Arrays.asList(sql));
    }

    private static Corruption topic(String name, String invariant, String topic, UnaryOperator<List<Message>> change) {
        return new InTopic(name, invariant, topic, change);
    }

    private static Corruption facts(String name, String invariant, Consumer<Facts> change) {
        return new InFacts(name, invariant, change);
    }
}
