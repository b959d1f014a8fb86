package fy.notifications;

import fy.clients.Member;
import fy.clients.MemberRole;
import fy.clients.Members;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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

    List<Recipient> members(BrandId brandId) {
        return members.of(brandId).stream().map(Recipients::recipient).toList();
    }

    List<Recipient> staff(BrandId brandId) {
        return members(brandId).stream().filter(Recipient::mayAct).toList();
    }

    /** The order's own address before the customer's; empty when there is no such order. */
    Optional<Recipient> customer(long orderId) {
        return jdbc.first(
                "select o.fy_id, coalesce(o.email, c.email) as address from orders o join clients c using (fy_id)"
                        + " where o.order_id = ?",
                row -> new Recipient(new FyId(row.getObject("fy_id", UUID.class)), row.getString("address"), false),
                orderId);
    }

    private static Recipient recipient(Member member) {
        return new Recipient(member.fyId(), member.email(), member.role().includes(MemberRole.STAFF));
    }
}
