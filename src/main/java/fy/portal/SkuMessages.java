package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a SKU's page: {@code {sku:movements}} in a template. */
@MessageBundle("sku")
public interface SkuMessages {

    @Message("Stock over time")
    String chart();

    @Message("Everything")
    String everything();

    @Message("never")
    String never();

    @Message("no limit")
    String noLimit();

    @Message("Your own code")
    String ownCode();

    @Message("Product")
    String product();

    @Message("Every movement")
    String movements();

    @Message("These explain the figure above, without a gap: each begins where the one before ended.")
    String movementsHint();

    @Message("No.")
    String number();

    @Message("Who")
    String who();

    @Message("Undo")
    String undo();

    @Message("Undo…")
    String undoAsk();

    @Message("A new movement takes this one back. Both stay in the list.")
    String undoHint();

    @Message("No movements yet")
    String noMovements();

    @Message("Restock this SKU and its story begins here.")
    String noMovementsAdvice();

    @Message("Stock at any time")
    String past();

    @Message("The past never changes: corrections are movements of their own.")
    String pastHint();

    @Message("At")
    String at();

    @Message("From")
    String from();

    @Message("To (empty: now)")
    String to();

    @Message("Look")
    String look();

    @Message("Compare")
    String compare();

    @Message("{quantity} in stock, after movement {seq}")
    String then(String quantity, long seq);

    @Message("From {before} to {after}: {difference}")
    String compared(String before, String after, String difference);

    @Message("This lies in the future.")
    String future();

    @Message("The second time must not lie before the first.")
    String toBeforeFrom();
}
