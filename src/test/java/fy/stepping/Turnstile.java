package fy.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lets one statement of one process through at a time; knows who waits here and who waits for a lock in the database. */
final class Turnstile {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(500);

    private enum Where {
        UNDER_WAY,
        HERE,
        DONE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Where[] where;
    private final boolean[] mayGo;
    private final int[] backends;
    private final Function<Set<Integer>, Set<Integer>> lockWaiting;
    private final List<String> collisions = new ArrayList<>();

    /** @param lockWaiting of these backends, those that wait for a lock */
    Turnstile(int processes, Function<Set<Integer>, Set<Integer>> lockWaiting) {
        this.where = new Where[processes];
        this.mayGo = new boolean[processes];
        this.backends = new int[processes];
        this.lockWaiting = lockWaiting;
        java.util.Arrays.fill(where, Where.UNDER_WAY);
    }

    /** Before each statement of a process: waits until it is let through. */
    void pass(int process, int backend) {
        lock.lock();
        try {
            backends[process] = backend;
            where[process] = Where.HERE;
            changed.signalAll();
            while (!mayGo[process]) {
                changed.awaitUninterruptibly();
            }
            mayGo[process] = false;
            where[process] = Where.UNDER_WAY;
        } finally {
            lock.unlock();
        }
    }

    void done(int process) {
        lock.lock();
        try {
            where[process] = Where.DONE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void collision(int process, String said) {
        lock.lock();
        try {
            collisions.add("process " + process + ": " + said);
        } finally {
            lock.unlock();
        }
    }

    List<String> collisions() {
        return List.copyOf(collisions);
    }

    void letThrough(int process) {
        lock.lock();
        try {
            mayGo[process] = true;
            where[process] = Where.UNDER_WAY;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing moves by itself; answers who may be let through, nobody when all are done. */
    List<Integer> atRest() throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE) {
            var moving = moving();
            var here = those(Where.HERE);
            if (moving.isEmpty()) {
                return here;
            }
            if (!here.isEmpty() && allWaitForLocks(moving) && moving.equals(those(Where.UNDER_WAY))) {
                return those(Where.HERE);
            }
        }
        throw new AssertionError("nothing moves, and not all are done; collisions: " + collisions());
    }

    private List<Integer> moving() throws InterruptedException {
        lock.lock();
        try {
            if (!those(Where.UNDER_WAY).isEmpty()) {
                long left = changed.awaitNanos(GLANCE);
                if (left > 0 && !those(Where.UNDER_WAY).isEmpty()) {
                    changed.awaitNanos(left);
                }
            }
            return those(Where.UNDER_WAY);
        } finally {
            lock.unlock();
        }
    }

    private boolean allWaitForLocks(List<Integer> moving) {
        var asked = moving.stream().map(process -> backends[process]).collect(java.util.stream.Collectors.toSet());
        return lockWaiting.apply(asked).containsAll(asked);
    }

    private List<Integer> those(Where place) {
        lock.lock();
        try {
            return IntStream.range(0, where.length)
                    .filter(process -> where[process] == place)
                    .boxed()
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
