package fy.notifications;

import fy.notifications.MailQueue.Due;
import fy.traces.Step;
import fy.traces.Traces;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Sends what is due. A mail that the mail server took and that could not be marked (the process died between) goes out
 * once more, with the same Message-ID. A handful go out side by side; each is taken just before it is sent.
 */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Replies that are about how this process presents itself, not about the mail: worth another try. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    /** What the mail client puts before a reply to connecting or greeting. */
    private static final List<String> ABOUT_THE_CONNECTION = List.of("got error response", "HELO failed");

    private final MailQueue queue;
    private final MailWriter writer;
    private final MailSettings settings;
    private final MailMeters meters;
    private final ReactiveMailer mailer;
    private final ManagedExecutor threads;
    private final Traces traces;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean stopping;

    @Inject
    MailSender(
            MailQueue queue,
            MailWriter writer,
            MailSettings settings,
            MailMeters meters,
            ReactiveMailer mailer,
            ManagedExecutor threads,
            Traces traces) {
        this.threads = threads;
        this.traces = traces;
        this.mailer = mailer;
        this.queue = queue;
        this.writer = writer;
        this.settings = settings;
        this.meters = meters;
    }

    @Scheduled(
            every = "${fy.mails.every:1s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotHere.class)
    void sendDue() {
        sending.lock();
        try {
            var senders = IntStream.range(0, settings.connections())
                    .mapToObj(i -> CompletableFuture.runAsync(this::sendAll, threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(senders).join();
        } finally {
            sending.unlock();
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = NotHere.class)
    void measure() {
        meters.standing(queue.standing());
    }

    /** Lets the mails under way go out; whoever is left takes the rest. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (sending.tryLock(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            sending.unlock();
        }
    }

    private void sendAll() {
        for (var due = next(); due.isPresent(); due = next()) {
            send(due.get());
        }
    }

    private Optional<Due> next() {
        return stopping ? Optional.empty() : queue.take();
    }

    private void send(Due mail) {
        if (mail.formerMember()) {
            queue.giveUp(mail, "the recipient is no longer a member of the brand");
            return;
        }
        try (var _ = followed(mail)) {
            mailer.send(written(mail)).await().atMost(settings.timeout());
            queue.sent(mail);
            meters.sent();
        } catch (RuntimeException e) {
            failed(mail, e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
    }

    private Step followed(Due mail) {
        return traces.on()
                ? traces.next("mail " + mail.kind().code(), Traces.Kind.CLIENT, queue.traceparent(mail))
                : Step.NONE;
    }

    private Mail written(Due mail) {
        var body = writer.write(mail.kind(), mail.parameters());
        return new Mail()
                .setHtml(body.html())
                .setText(body.text())
                .addTo(mail.address())
                .setSubject(mail.subject())
                .addHeader("Message-ID", mail.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private void failed(Due mail, Throwable cause) {
        meters.attemptFailed();
        String why = MailHeaders.oneLine(
                cause instanceof TimeoutException ? "the mail server did not answer in time" : String.valueOf(cause));
        LOG.warnf("mail %d (%s), attempt %d: %s", mail.mailId(), mail.kind().code(), mail.attempts(), why);
        if (isFinal(cause) || mail.age().compareTo(settings.giveUpAfter()) > 0) {
            queue.giveUp(mail, why);
        } else {
            queue.later(mail, pauseAfter(mail.attempts()), why);
        }
    }

    /** A server that wants no mail at all, from the first word on, says nothing about this one. */
    private static boolean isFinal(Throwable cause) {
        return cause instanceof SMTPException reply
                && reply.isPermanent()
                && !ABOUT_US.contains(reply.getReplyCode())
                && ABOUT_THE_CONNECTION.stream().noneMatch(String.valueOf(reply.getMessage())::startsWith);
    }

    private Duration pauseAfter(int attempts) {
        var pause = settings.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
