package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the portal's first page: {@code {today:toShip}} in a template. */
@MessageBundle("today")
public interface TodayMessages {

    @Message("Today")
    String today();

    @Message("Orders today")
    String ordersToday();

    @Message("Units today")
    String unitsToday();

    @Message("Sold today")
    String soldToday();

    @Message("To accept")
    String toAccept();

    @Message("To ship")
    String toShip();

    @Message("Returns waiting")
    String returnsWaiting();

    @Message("Fit, not on sale yet")
    String toPutOnSale();

    @Message("Running out")
    String runningOut();

    @Message("Nothing is low or sold out.")
    String nothingRunsOut();

    @Message("A count found less than was promised")
    String shortfalls();

    @Message("{missing} missing. Newest open orders that cannot be filled:")
    String shortfall(long missing);

    @Message("Dealt with")
    String dealtWith();

    @Message("The task is closed.")
    String taskClosed();

    @Message("Mails that did not arrive")
    String undelivered();

    @Message("given up")
    String givenUp();

    @Message("still trying")
    String stillTrying();

    @Message("Books balanced: live stock, the event store and the ledger agree on {n} SKUs.")
    String booksBalanced(long n);

    @Message("Books differ: {what}")
    String booksDiffer(String what);

    @Message("Verified")
    String verified();
}
