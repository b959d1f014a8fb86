package fy.dev;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * The embedded servers of this JVM, one set per profile. Quarkus loads the application's classes anew on every reload
 * and in every test application, so what runs is remembered where all of them can see it: as a management bean, in
 * types of the JDK.
 */
record Running(String profile) {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    /** What the bean tells; public, for the management server reads it. */
    public interface Servers {

        /** Settings with the addresses; waits until the servers are up, and throws when they do not start. */
        Map<String, String> getAddresses() throws Exception;

        /** Every mail received, as it came over the wire. */
        List<byte[]> getMails() throws Exception;
    }

    /** Starts the servers in the background, unless they were started before. */
    void startOnce(Callable<EmbeddedServers> start) {
        var task = new FutureTask<>(start);
        try {
            BEANS.registerMBean(new StandardMBean(new Started(task), Servers.class), name());
            Thread.ofPlatform().daemon().name("embedded-servers").start(task);
        } catch (InstanceAlreadyExistsException e) {
            return;
        } catch (JMException e) {
            throw new IllegalStateException("the embedded servers cannot be registered", e);
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, String> addresses() {
        return (Map<String, String>) read("Addresses");
    }

    @SuppressWarnings("unchecked")
    List<byte[]> mails() {
        return (List<byte[]>) read("Mails");
    }

    boolean isStarted() {
        return BEANS.isRegistered(name());
    }

    private Object read(String attribute) {
        try {
            return BEANS.getAttribute(name(), attribute);
        } catch (JMException | JMRuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("the embedded servers do not run: " + cause.getMessage(), cause);
        }
    }

    private ObjectName name() {
        try {
            return new ObjectName("fy:type=EmbeddedServers,profile=" + profile);
        } catch (JMException e) {
            throw new IllegalArgumentException(profile, e);
        }
    }

    private record Started(FutureTask<EmbeddedServers> start) implements Servers {

        @Override
        public Map<String, String> getAddresses() throws Exception {
            return servers().addresses();
        }

        @Override
        public List<byte[]> getMails() throws Exception {
            return servers().mails();
        }

        private EmbeddedServers servers() throws Exception {
            try {
                return start.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }
}
