package fy.live;

import fy.live.StockState.Level;
import fy.shared.Sku;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a page asked for and may see.
 *
 * @param client whose streams are counted together
 * @param most how many of them there may be at once
 * @param exact quantities are the brand's own figures, else what customers see
 * @param shown the SKUs whose stock it shows, as they were when it asked
 */
record Subscription(
        String client, int most, Duration lifetime, Set<Topic> topics, boolean exact, Map<Sku, Level> shown) {}
