package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import fy.stepping.Schedules;
import fy.stepping.Schedules.Race;
import io.quarkus.security.ForbiddenException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done at once with the members, invitations and keys of a brand, statement by statement in every order. */
@QuarkusTest
class AccessInterleavingTest {

    /** More than there are where the brand's lock is held. */
    private static final int MOST = 400;

    @Inject
    Schedules schedules;

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Secrets secrets;

    @Inject
    Invitations invitations;

    private BrandWorld brand;
    private FyId owner;
    private FyId mallory;

    /** The use cases as one process has them, in one transaction. */
    private final class Process {
        final Members members;
        final Invitations invitations;
        final ApiKeys keys;
        final Brands brands;

        Process(Jdbc stepped) {
            var access = new AccessEvents(stepped, ids);
            var owners = new BrandOwners(stepped);
            members = new Members(stepped, owners, new Revocations(stepped, access), access);
            invitations = new Invitations(stepped, clock, secrets, owners, members, access);
            keys = new ApiKeys(stepped, ids, secrets, owners, access);
            brands = new Brands(stepped, owners, access);
        }
    }

    @BeforeEach
    void two_processes() {
        schedules.database(1);
    }

    @Test
    void an_owner_who_is_removed_while_he_accepts_his_own_invitation_is_out() throws Exception {
        all(() -> {
            secondOwner();
            var token = invitations.invite(brand.brandId(), MemberRole.OWNER, mallory, act());
            return new Race(
                    List.of(
                            in(0, it -> it.members.remove(brand.brandId(), owner, mallory)),
                            in(1, it -> it.invitations.accept(token, mallory))),
                    answers -> {
                        assertThat(answers.getFirst()).isEqualTo(true);
                        assertThat(roleOf(mallory)).isEmpty();
                    });
        });
    }

    @Test
    void somebody_joins_by_an_invitation_before_its_maker_is_removed_or_not_at_all() throws Exception {
        all(() -> {
            secondOwner();
            var friend = worlds.newCustomer().fyId();
            var token = invitations.invite(brand.brandId(), MemberRole.STAFF, mallory, act());
            return new Race(
                    List.of(
                            in(0, it -> it.members.remove(brand.brandId(), owner, mallory)),
                            in(1, it -> it.invitations.accept(token, friend))),
                    answers -> {
                        boolean joined = !answers.get(1).equals(Optional.empty());
                        assertThat(roleOf(friend)).hasSize(joined ? 1 : 0);
                        assertThat(kinds())
                                .endsWith(
                                        joined
                                                ? new String[] {"member-joined", "member-removed"}
                                                : new String[] {"member-removed", "invitation-revoked"});
                    });
        });
    }

    @Test
    void an_owner_who_is_demoted_while_he_accepts_another_owners_older_link_does_not_keep_the_role() throws Exception {
        all(() -> {
            secondOwner();
            var token = invitations.invite(brand.brandId(), MemberRole.OWNER, owner, act());
            return new Race(
                    List.of(
                            in(0, it -> it.members.change(brand.brandId(), owner, mallory, MemberRole.VIEWER)),
                            in(1, it -> it.invitations.accept(token, mallory))),
                    answers -> assertThat(roleOf(mallory)).containsExactly("viewer"));
        });
    }

    @Test
    void a_link_admits_one_of_two_who_accept_it_at_once() throws Exception {
        all(() -> {
            secondOwner();
            var one = worlds.newCustomer().fyId();
            var other = worlds.newCustomer().fyId();
            var token = invitations.invite(brand.brandId(), MemberRole.STAFF, owner, act());
            return new Race(
                    List.of(
                            in(0, it -> it.invitations.accept(token, one)),
                            in(1, it -> it.invitations.accept(token, other))),
                    answers -> {
                        assertThat(answers).filteredOn(Optional.empty()::equals).hasSize(1);
                        assertThat(roleOf(one).size() + roleOf(other).size()).isEqualTo(1);
                    });
        });
    }

    @Test
    void an_owner_who_is_removed_while_he_invites_leaves_no_open_invitation() throws Exception {
        all(() -> removedWhile(
                it -> it.invitations.invite(brand.brandId(), MemberRole.OWNER, mallory, act()),
                () -> assertThat(count("""
                        select count(*) from brand_invitations
                        where brand_id = ? and invited_by = ? and accepted_at is null and revoked_at is null
                        """)).isZero()));
    }

    @Test
    void an_owner_who_is_removed_while_he_makes_a_key_leaves_no_key() throws Exception {
        all(() -> removedWhile(it -> it.keys.create(brand.brandId(), mallory, act(), "backdoor"), () -> assertThat(
                        count("select count(*) from api_keys where brand_id = ? and fy_id = ? and revoked_at is null"))
                .isZero()));
    }

    @Test
    void an_owner_who_is_removed_while_he_promotes_somebody_does_so_before_or_not_at_all() throws Exception {
        all(() -> removedWhile(
                it -> it.members.change(brand.brandId(), mallory, brand.viewer().fyId(), MemberRole.OWNER),
                this::nothingByMalloryAfterHisRemoval));
    }

    @Test
    void an_owner_who_is_removed_while_he_changes_the_settings_does_so_before_or_not_at_all() throws Exception {
        var profile = new BrandProfile("Mallory's", "", "mallory@example.org", null, 0);
        all(() -> removedWhile(
                it -> {
                    it.brands.update(brand.brandId(), mallory, profile);
                    return true;
                },
                this::nothingByMalloryAfterHisRemoval));
    }

    @Test
    void two_owners_who_remove_each_other_leave_one() throws Exception {
        all(() -> {
            secondOwner();
            return new Race(
                    List.of(
                            in(0, it -> it.members.remove(brand.brandId(), owner, mallory)),
                            in(1, it -> it.members.remove(brand.brandId(), mallory, owner))),
                    answers -> {
                        assertThat(answers).filteredOn(Boolean.TRUE::equals).hasSize(1);
                        assertThat(answers)
                                .filteredOn(ForbiddenException.class::isInstance)
                                .hasSize(1);
                        assertThat(roleOf(owner).size() + roleOf(mallory).size())
                                .isEqualTo(1);
                    });
        });
    }

    @Test
    void two_owners_who_both_leave_leave_one() throws Exception {
        all(() -> {
            secondOwner();
            return new Race(
                    List.of(
                            in(0, it -> it.members.remove(brand.brandId(), owner, owner)),
                            in(1, it -> it.members.change(brand.brandId(), mallory, mallory, MemberRole.STAFF))),
                    answers -> assertThat(answers)
                            .filteredOn(InvalidInput.class::isInstance)
                            .hasSize(1));
        });
    }

    private Race removedWhile(Function<Process, ?> act, Runnable holds) {
        secondOwner();
        return new Race(
                List.of(in(0, it -> it.members.remove(brand.brandId(), owner, mallory)), in(1, act::apply)),
                answers -> {
                    assertThat(answers.getFirst()).isEqualTo(true);
                    assertThat(roleOf(mallory)).isEmpty();
                    holds.run();
                });
    }

    private void nothingByMalloryAfterHisRemoval() {
        assertThat(jdbc.list("""
                select e.kind from access_events e join access_events r using (brand_id)
                where e.brand_id = ? and e.actor = ? and r.kind = 'member-removed' and e.occurred_at > r.occurred_at
                """, row -> row.getString(1), brand.brandId(), mallory))
                .isEmpty();
    }

    private void all(Supplier<Race> race) throws Exception {
        var played = schedules.everyOrder(MOST, race);
        assertThat(played.complete()).isTrue();
        assertThat(played.schedules()).isGreaterThan(1);
    }

    private void secondOwner() {
        brand = worlds.newBrand();
        Person second = worlds.newCustomer();
        worlds.member(brand, second, "owner");
        owner = brand.owner().fyId();
        mallory = second.fyId();
    }

    /** One transaction of one process, whose statements wait to be let through. */
    private Callable<Object> in(int process, Function<Process, ?> act) {
        return () -> {
            try (var connection = schedules.database(process).getConnection()) {
                connection.setAutoCommit(false);
                try {
                    Object answer = act.apply(new Process(new Jdbc(only(connection))));
                    connection.commit();
                    return answer;
                } catch (RuntimeException e) {
                    connection.rollback();
                    throw e;
                }
            }
        };
    }

    /** A pool of this one connection, which stays open when it is given back. */
    private static DataSource only(Connection connection) {
        var kept = proxy(Connection.class, connection, "close", null);
        return proxy(DataSource.class, connection, "getConnection", kept);
    }

    private static <T> T proxy(Class<T> type, Connection connection, String method, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    try {
                        return called.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException sql ? sql : e;
                    }
                }));
    }

    private List<String> roleOf(FyId member) {
        return jdbc.list(
                "select role from brand_members where brand_id = ? and fy_id = ?",
                row -> row.getString(1),
                brand.brandId(),
                member);
    }

    private long count(String sql) {
        return jdbc.first(sql, row -> row.getLong(1), brand.brandId(), mallory).orElseThrow();
    }

    private List<String> kinds() {
        return jdbc.list(
                "select kind from access_events where brand_id = ? order by occurred_at, event_id",
                row -> row.getString(1),
                brand.brandId());
    }

    private static String act() {
        return UUID.randomUUID().toString();
    }
}
