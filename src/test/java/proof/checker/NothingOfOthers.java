package proof.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import proof.checker.Facts.Member;

/** I7: no answer and no mail for a brand holds a word of another brand, or a customer's e-mail address. */
final class NothingOfOthers implements Invariant {

    @Override
    public String name() {
        return "I7";
    }

    @Override
    public void check(Facts facts, Findings findings) {
        var words = words(facts);
        for (var operation : facts.history()) {
            operation
                    .brand()
                    .ifPresent(brand -> read(
                            operation.answer().body(),
                            Set.of(brand),
                            operation.kind() + " " + operation.key() + " of brand " + brand,
                            words,
                            findings));
        }
        var memberships = facts.sales().members().stream()
                .filter(member -> member.address() != null)
                .collect(Collectors.groupingBy(
                        member -> Objects.requireNonNull(member.address()),
                        Collectors.mapping(Member::brandId, Collectors.toSet())));
        for (var mail : facts.mails()) {
            var own = memberships.get(mail.recipient());
            if (own != null) {
                read(mail.subject() + "\n" + mail.text(), own, mail, words, findings);
            }
        }
        for (var operation : facts.history()) {
            if (operation.brand().isPresent()) {
                facts.sales().customerAddresses().stream()
                        .filter(operation.answer().body()::contains)
                        .forEach(address ->
                                findings.wrong(operation.kind() + " " + operation.key(), "shows " + address));
            }
        }
    }

    private static void read(
            String text, Set<UUID> own, Object where, Map<UUID, Set<String>> words, Findings findings) {
        findings.tested();
        words.forEach((brand, itsWords) -> {
            if (!own.contains(brand)) {
                itsWords.stream()
                        .filter(text::contains)
                        .forEach(word -> findings.wrong(where, "shows \"" + word + "\" of another brand"));
            }
        });
    }

    /** What gives a brand away: its id, its name, its SKUs in quotes. */
    private static Map<UUID, Set<String>> words(Facts facts) {
        var words = new HashMap<UUID, Set<String>>();
        for (var item : facts.books().catalog()) {
            var its = words.computeIfAbsent(item.brandId(), brand -> new HashSet<>());
            its.add(item.brandId().toString());
            its.add(item.brandName());
            its.add("\"" + item.sku() + "\"");
            its.add(item.title());
        }
        return words;
    }
}
