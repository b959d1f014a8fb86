package fy.notifications;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The mails, each as html and as text. */
@CheckedTemplate(basePath = "mail")
final class MailTemplates {

    private MailTemplates() {}

    static native TemplateInstance stockOut(MailViews.Stock stock);

    static native TemplateInstance lowStock(MailViews.Stock stock);

    static native TemplateInstance newOrder(MailViews.Step step);

    static native TemplateInstance cancelledByCustomer(MailViews.Step step);

    static native TemplateInstance returnRequested(MailViews.Step step);

    static native TemplateInstance orderPlaced(MailViews.Order order);

    static native TemplateInstance parcelShipped(MailViews.Step step);

    static native TemplateInstance orderCancelled(MailViews.Step step);

    static native TemplateInstance returnApproved(MailViews.Step step);

    static native TemplateInstance returnDeclined(MailViews.Step step);

    static native TemplateInstance returnReceived(MailViews.Step step);
}
