package fy.portal;

import io.quarkus.qute.i18n.MessageBundles;

/** The words that Java says rather than a template. */
final class Words {

    static final OrderMessages ORDERS = MessageBundles.get(OrderMessages.class);
    static final ReturnMessages RETURNS = MessageBundles.get(ReturnMessages.class);

    static final RefusalMessages REFUSALS = MessageBundles.get(RefusalMessages.class);

    private Words() {}
}
