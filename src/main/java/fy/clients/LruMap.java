package fy.clients;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size: the entry unused for longest makes room for a new one. Not safe for several threads. */
class LruMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int maxSize;

    LruMap(int maxSize) {
        super(16, 0.75f, true);
        this.maxSize = maxSize;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxSize;
    }
}
