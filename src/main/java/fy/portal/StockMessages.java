package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the portal's stock side: {@code {stock:restock}} in a template. */
@MessageBundle("stock")
public interface StockMessages {
    @Message("Stock")
    String title();

    @Message("Work")
    String work();

    @Message("Code")
    String code();

    @Message("On hand")
    String onHand();

    @Message("Price")
    String price();

    @Message("Last movement")
    String lastMovement();

    @Message("never moved")
    String neverMoved();

    @Message("not for sale")
    String notForSale();

    @Message("Restock")
    String restock();

    @Message("Restock {name}")
    String restockOf(String name);

    @Message("Add")
    String add();

    @Message("Count")
    String count();

    @Message("Write off")
    String writeOff();

    @Message("Import a file")
    String importFile();

    @Message("Export CSV")
    String export();

    @Message("All")
    String all();

    @Message("Low")
    String low();

    @Message("Sold out")
    String out();

    @Message("Not for sale")
    String unpublished();

    @Message("Name or code")
    String searchHint();

    @Message("Search")
    String search();

    @Message("Nothing to show")
    String none();

    @Message("No SKU fits. Look at all of them, or create one under Products.")
    String noneAdvice();

    @Message("All stock")
    String allStock();

    @Message("Stock as of")
    String staleBefore();

    @Message("Publication is behind; nothing is lost.")
    String staleAfter();

    @Message("One day")
    String oneDay();

    @Message("{n} days")
    String days(int n);

    @Message("One year")
    String oneYear();

    @Message("Low-stock mark")
    String threshold();

    @Message("Most per customer")
    String maxPerCustomer();

    @Message("Edit this SKU")
    String editSku();

    @Message("What")
    String what();

    @Message("Order")
    String order();

    @Message("Units")
    String units();

    @Message("Before and after")
    String beforeAfter();

    @Message("When")
    String when();

    @Message("Yes, undo it")
    String undoYes();

    @Message("undoes movement {seq}")
    String undoReason(long seq);

    @Message("Movement {seq} was undone.")
    String undoDone(long seq);

    @Message("Restocked")
    String restocked();

    @Message("Put back on sale from a return")
    String backOnSale();

    @Message("Sold")
    String sold();

    @Message("Sale cancelled")
    String saleCancelled();

    @Message("Counted")
    String counted();

    @Message("Written off")
    String writtenOff();

    @Message("Undone")
    String undone();

    @Message("a customer")
    String aCustomer();

    @Message("{counted} found, {setAside} of them already sold")
    String countedDetail(String counted, String setAside);

    @Message("Units that came in")
    String restockQuantity();

    @Message("Reason")
    String reason();

    @Message("Shown with the movement, for ever.")
    String reasonHint();

    @Message("{units} of {name} came in. Stock is now {quantity}.")
    String restockDone(String units, String name, String quantity);

    @Message("Units to take out")
    String writeOffQuantity();

    @Message("Broken, lost, given away …")
    String writeOffReasonHint();

    @Message("{units} of {name} were written off.")
    String writeOffDone(String units, String name);

    @Message("Of those, already sold")
    String setAside();

    @Message("State")
    String state();

    @Message("Save")
    String save();

    @Message("Added")
    String added();
}
