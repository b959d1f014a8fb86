package fy.dev;

import java.util.List;
import java.util.stream.Stream;

/** The mails that the embedded SMTP server of this JVM received; one sent to several people is there once for each. */
public final class MailSink {

    private MailSink() {}

    /** Everything received since the start, in order of arrival. */
    public static List<SunkMail> mails() {
        return Stream.of("test", "dev")
                .map(Running::new)
                .filter(Running::isStarted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mail sink was started in this JVM"))
                .mails()
                .stream()
                .map(MailReader::read)
                .toList();
    }

    /** Those whose To header names {@code address}. */
    public static List<SunkMail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().contains(address)).toList();
    }
}
