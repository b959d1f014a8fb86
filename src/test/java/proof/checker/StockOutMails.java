package proof.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import proof.checker.Facts.Item;
import proof.checker.Facts.Mail;
import proof.checker.Facts.Member;
import proof.checker.Facts.Movement;

/** I6: each member hears once of each time a SKU of the brand sold out, and of no other brand's. */
final class StockOutMails implements Invariant {

    private static final String SUBJECT = "Sold out: ";

    private record Told(String address, String title) {}

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        Map<String, Item> items = facts.items();
        Map<Told, Integer> due = new HashMap<>();
        for (Movement movement : facts.books().ledger()) {
            if (movement.sellsOut()) {
                facts.sales().members().stream()
                        .filter(member -> member.brandId().equals(movement.brandId()))
                        .map(Member::address)
                        .filter(Objects::nonNull)
                        .map(address -> new Told(
                                address,
                                Objects.requireNonNull(items.get(movement.sku()))
                                        .title()))
                        .forEach(told -> due.merge(told, 1, Integer::sum));
            }
        }
        Map<Told, Set<String>> got = new HashMap<>();
        for (Mail mail : facts.mails()) {
            if (mail.subject().startsWith(SUBJECT)) {
                got.computeIfAbsent(
                                new Told(mail.recipient(), mail.subject().substring(SUBJECT.length())),
                                told -> new HashSet<>())
                        .add(mail.messageId());
            }
        }
        var all = new TreeMap<String, Told>();
        due.keySet().forEach(told -> all.put(told.toString(), told));
        got.keySet().forEach(told -> all.put(told.toString(), told));
        all.values()
                .forEach(told -> findings.equal(
                        got.getOrDefault(told, Set.of()).size(), due.getOrDefault(told, 0), told, "stock-out mails"));
    }
}
