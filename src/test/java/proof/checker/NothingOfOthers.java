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
        var others = new HashMap<Set<UUID>, Words>();
        for (var operation : facts.history()) {
            operation
                    .brand()
                    .ifPresent(brand -> read(
                            operation.answer().body(),
                            operation.kind() + " " + operation.key() + " of brand " + brand,
                            others.computeIfAbsent(Set.of(brand), own -> without(own, words)),
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
                read(
                        mail.subject() + "\n" + mail.text(),
                        mail,
                        others.computeIfAbsent(own, brands -> without(brands, words)),
                        findings);
            }
        }
        var addresses = new Words(facts.sales().customerAddresses());
        for (var operation : facts.history()) {
            if (operation.brand().isPresent()) {
                addresses
                        .in(operation.answer().body())
                        .forEach(address ->
                                findings.wrong(operation.kind() + " " + operation.key(), "shows " + address));
            }
        }
    }

    private static void read(String text, Object where, Words ofOthers, Findings findings) {
        findings.tested();
        ofOthers.in(text).forEach(word -> findings.wrong(where, "shows \"" + word + "\" of another brand"));
    }

    private static Words without(Set<UUID> own, Map<UUID, Set<String>> words) {
        return new Words(words.entrySet().stream()
                .filter(brand -> !own.contains(brand.getKey()))
                .flatMap(brand -> brand.getValue().stream())
                .toList());
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
