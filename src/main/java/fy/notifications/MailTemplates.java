package fy.notifications;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;

/** The mails, each as html and as text. */
@CheckedTemplate(basePath = "mail")
final class MailTemplates {

    private MailTemplates() {}

    static native MailTemplateInstance stockOut(MailViews.Stock stock);

    static native MailTemplateInstance lowStock(MailViews.Stock stock);

    static native MailTemplateInstance newOrder(MailViews.Step step);

    static native MailTemplateInstance cancelledByCustomer(MailViews.Step step);

    static native MailTemplateInstance returnRequested(MailViews.Step step);

    static native MailTemplateInstance orderPlaced(MailViews.Order order);

    static native MailTemplateInstance parcelShipped(MailViews.Step step);

    static native MailTemplateInstance orderCancelled(MailViews.Step step);

    static native MailTemplateInstance returnApproved(MailViews.Step step);

    static native MailTemplateInstance returnDeclined(MailViews.Step step);

    static native MailTemplateInstance returnReceived(MailViews.Step step);
}
