package fy.notifications;

import fy.clients.Member;
import fy.clients.MemberRole;
import fy.clients.Members;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told. */
@ApplicationScoped
class Recipients {

    /**
     * @param address where mail goes; null where none is known
     * @param mayAct may restock, ship, take returns
     */
    record Recipient(FyId fyId, @Nullable String address, boolean mayAct) {}

    private final Members members;
    private final Jdbc jdbc;

    @Inject
    Recipients(Members members, Jdbc jdbc) {
        this.members = members;
        this.jdbc = jdbc;
    }

    /** Members of brands, each brand asked for once: a batch of orders is mostly about few brands. */
    final class OfBatch {

        private final Map<BrandId, List<Recipient>> asked = new HashMap<>();

        List<Recipient> members(BrandId brandId) {
            return asked.computeIfAbsent(
                    brandId,
                    id -> members.of(id).stream().map(Recipients::recipient).toList());
        }

        List<Recipient> staff(BrandId brandId) {
            return members(brandId).stream().filter(Recipient::mayAct).toList();
        }
    }

    OfBatch forBatch() {
        return new OfBatch();
    }

    /** Each order's own address before the customer's; orders that are not there are left out. */
    Map<Long, Recipient> customers(List<Long> orderIds) {
        var found = new HashMap<Long, Recipient>();
        if (!orderIds.isEmpty()) {
            jdbc.list(
                            "select o.order_id, o.fy_id, coalesce(o.email, c.email) as address"
                                    + " from orders o join clients c using (fy_id) where o.order_id = any (?)",
                            row -> Map.entry(
                                    row.getLong("order_id"),
                                    new Recipient(
                                            new FyId(row.getObject("fy_id", UUID.class)),
                                            row.getString("address"),
                                            false)),
                            orderIds)
                    .forEach(order -> found.put(order.getKey(), order.getValue()));
        }
        return found;
    }

    private static Recipient recipient(Member member) {
        return new Recipient(member.fyId(), member.email(), member.role().includes(MemberRole.STAFF));
    }
}
