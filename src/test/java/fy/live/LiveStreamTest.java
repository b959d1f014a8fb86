package fy.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private final Hands hands = new Hands();
    private final LiveStream stream = new LiveStream(
            new Subscription("someone", 5, Duration.ofSeconds(50), Set.of(), true, Map.of()), hands, settings());

    @Test
    void whatWasToldBeforeThePageReadsIsNotLost() {
        stream.offer(stock("a", 3));
        var page = read(10);
        assertThat(page.getItems()).containsExactly(Frame.OPENED, stock("a", 3));
    }

    @Test
    void onlyAGreaterSeqIsTold() {
        var page = read(10);
        stream.offer(stock("a", 3));
        stream.offer(stock("a", 3));
        stream.offer(stock("a", 2));
        stream.offer(stock("b", 1));
        stream.offer(stock("a", 4));
        assertThat(page.getItems()).containsExactly(Frame.OPENED, stock("a", 3), stock("b", 1), stock("a", 4));
    }

    @Test
    void aSlowPageIsToldTheNewestOfEachAndNothingInBetween() {
        var page = read(1);
        for (int seq = 1; seq <= 10_000; seq++) {
            stream.offer(stock("a", seq));
            stream.offer(stock("b", seq));
        }
        page.request(10);
        assertThat(page.getItems()).containsExactly(Frame.OPENED, stock("a", 10_000), stock("b", 10_000));
    }

    @Test
    void signalsComeOneAtATime() {
        var page = read(10);
        stream.offer(new Frame(Frame.DESK, Frame.DESK, 1, Frame.DESK));
        stream.offer(new Frame(Frame.DESK, Frame.DESK, 2, Frame.DESK));
        stream.offer(new Frame(Frame.DESK, Frame.DESK, 3, Frame.DESK));
        assertThat(page.getItems()).extracting(Frame::seq).containsExactly(0L, 1L);
        hands.pass(Duration.ofSeconds(1));
        stream.tick(Duration.ofSeconds(15));
        assertThat(page.getItems()).extracting(Frame::seq).containsExactly(0L, 1L, 3L);
    }

    @Test
    void aQuietStreamIsHeardAndEndsInTime() {
        var page = read(10);
        assertThat(stream.tick(Duration.ofSeconds(15))).isFalse();
        assertThat(page.getItems()).containsExactly(Frame.OPENED);
        hands.pass(Duration.ofSeconds(15));
        assertThat(stream.tick(Duration.ofSeconds(15))).isFalse();
        assertThat(page.getItems()).containsExactly(Frame.OPENED, Frame.BEAT);
        hands.pass(Duration.ofSeconds(36));
        assertThat(stream.tick(Duration.ofSeconds(15))).isTrue();
        stream.finish();
        page.assertCompleted();
    }

    private AssertSubscriber<Frame> read(long requested) {
        return stream.frames(() -> {}).subscribe().withSubscriber(AssertSubscriber.create(requested));
    }

    private static Frame stock(String sku, long seq) {
        return new Frame("stock/" + sku, Frame.STOCK, seq, sku + " is at " + seq);
    }

    private static LiveSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(LiveSettings.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(LiveSettings.class);
    }

    /** A clock whose hands the test moves. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-22T10:15:30Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
