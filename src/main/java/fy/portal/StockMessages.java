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

    @Message("Stock over time")
    String chart();

    @Message("One day")
    String oneDay();

    @Message("{n} days")
    String days(int n);

    @Message("One year")
    String oneYear();

    @Message("Everything")
    String everything();

    @Message("Low-stock mark")
    String threshold();

    @Message("never")
    String never();

    @Message("Most per customer")
    String maxPerCustomer();

    @Message("no limit")
    String noLimit();

    @Message("Your own code")
    String ownCode();

    @Message("Product")
    String product();

    @Message("Edit this SKU")
    String editSku();

    @Message("Every movement")
    String movements();

    @Message("These explain the figure above, without a gap: each begins where the one before ended.")
    String movementsHint();

    @Message("No.")
    String number();

    @Message("What")
    String what();

    @Message("Who")
    String who();

    @Message("Order")
    String order();

    @Message("Units")
    String units();

    @Message("Before and after")
    String beforeAfter();

    @Message("When")
    String when();

    @Message("Undo")
    String undo();

    @Message("Undo…")
    String undoAsk();

    @Message("A new movement takes this one back. Both stay in the list.")
    String undoHint();

    @Message("Yes, undo it")
    String undoYes();

    @Message("undoes movement {seq}")
    String undoReason(long seq);

    @Message("Movement {seq} was undone.")
    String undoDone(long seq);

    @Message("No movements yet")
    String noMovements();

    @Message("Restock this SKU and its story begins here.")
    String noMovementsAdvice();

    @Message("Stock at any time")
    String past();

    @Message("Times are UTC. The past never changes: corrections are movements of their own.")
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

    @Message("The second time must not lie before the first.")
    String toBeforeFrom();

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

    @Message("Units found on the shelf")
    String countedField();

    @Message("Everything that lay there, sold or not. Returned goods that are not on sale yet are not counted.")
    String countedHint();

    @Message("Counted at (UTC)")
    String asOf();

    @Message("Sales since then are respected.")
    String asOfHint();

    @Message("Of those, already sold")
    String setAside();

    @Message("Sold, and at that time neither shipped nor cancelled. Correct it where your shelf says otherwise.")
    String setAsideHint();

    @Message("Sold and still on the shelf at that time")
    String promised();

    @Message("Nothing was waiting to be shipped at that time.")
    String nothingPromised();

    @Message("Look this up for another time")
    String otherTime();

    @Message("{name} was counted. Stock is now {quantity}.")
    String countDone(String name, String quantity);

    @Message("{name} was counted: the books were right.")
    String countRight(String name);

    @Message("Choose a file.")
    String chooseFile();

    @Message("The file is larger than 2 MB.")
    String fileTooLarge();

    @Message("This very file was applied before. Nothing was done.")
    String fileKnown();

    @Message("{n} movements were made of this file.")
    String importApplied(int n);

    @Message("{n} movements were undone.")
    String importUndone(int n);

    @Message("There is nothing left to undo.")
    String nothingToUndo();

    @Message("undoes the import {file}")
    String undoImportReason(String file);

    @Message("Imports")
    String imports();

    @Message("Upload a file")
    String upload();

    @Message("CSV file")
    String file();

    @Message("UTF-8, at most 10,000 rows and 2 MB.")
    String fileHint();

    @Message("Counted at (UTC)")
    String countedAt();

    @Message("For files of counts: when the shelves were counted, unless a row says so itself.")
    String countedAtHint();

    @Message("Look at it first")
    String preview();

    @Message("Nothing happens yet: you see what every row would do.")
    String previewHint();

    @Message("What a file may look like")
    String rules();

    @Message("A heading and one row per SKU. Columns are separated by commas, semicolons or tabs; cells may be quoted.")
    String rule1();

    @Message(
            "Movements: SKU, deltaQuantity and, for what goes out, reason. Rows of the same SKU are applied in their order.")
    String rule2();

    @Message("Counts: SKU, counted and, where you know better, setAside, asOf, reason. A SKU stands once.")
    String rule3();

    @Message("Your own codes do as well as SKUs. Columns of our stock export may stay in the file.")
    String rule4();

    @Message("Whole numbers only: no decimals, no thousands separators.")
    String rule5();

    @Message("A file is applied whole or not at all, and once.")
    String rule6();

    @Message("Uploaded files")
    String uploaded();

    @Message("File")
    String fileName();

    @Message("Rows")
    String rows();

    @Message("By")
    String by();

    @Message("State")
    String state();

    @Message("applied")
    String applied();

    @Message("to be looked at")
    String waiting();

    @Message("{n} rows at fault")
    String faults(int n);

    @Message("Counts")
    String kindCounts();

    @Message("Movements")
    String kindMovements();

    @Message("No files yet")
    String noImports();

    @Message("Restock or count many SKUs at once: upload a CSV file.")
    String noImportsAdvice();

    @Message("Apply all {n} rows")
    String apply(int n);

    @Message("Apply it…")
    String applyAsk();

    @Message("All of it happens, or none of it.")
    String applyHint();

    @Message("Rows at fault")
    String troubled();

    @Message("Nothing can be applied until the file is right. Correct it and upload it again.")
    String troubledHint();

    @Message("Line")
    String line();

    @Message("Fault")
    String fault();

    @Message("Would go below zero")
    String belowZero();

    @Message("Change")
    String change();

    @Message("Set aside")
    String setAsideShort();

    @Message("Save")
    String save();

    @Message("Undo this import…")
    String undoImportAsk();

    @Message("{n} movements are taken back by movements of their own, all or none.")
    String undoImportHint(int n);

    @Message("Undo the others")
    String undoOthers();

    @Message("Nothing was done.")
    String nothingDone();

    @Message("Counts are not undone: count again.")
    String countsNotUndone();

    @Message("Upload the same file once more…")
    String copyAsk();

    @Message("The same rows are booked a second time. You look at them first.")
    String copyHint();

    @Message("Yes, once more")
    String copyYes();

    @Message("copy {n}")
    String copyNumber(int n);

    @Message("Applied by {name}")
    String appliedBy(String name);

    @Message("Every row")
    String everyRow();

    @Message("{name} was created. Give it a SKU.")
    String productCreated(String name);

    @Message("{name} was saved.")
    String productSaved(String name);

    @Message("The picture is larger than 5 MB.")
    String pictureTooLarge();

    @Message("SKU {code} was created. How many are there?")
    String skuCreated(String code);

    @Message("SKU {code} was saved.")
    String skuSaved(String code);

    @Message("Products")
    String products();

    @Message("New product")
    String newProduct();

    @Message("SKUs")
    String skus();

    @Message("for sale")
    String forSale();

    @Message("Name")
    String name();

    @Message("Description")
    String description();

    @Message("What customers should know: material, size, edition.")
    String descriptionHint();

    @Message("Picture")
    String picture();

    @Message("PNG, JPEG or WebP, at most 5 MB.")
    String pictureHint();

    @Message("For sale")
    String published();

    @Message("Customers see it in the catalogue.")
    String publishedHint();

    @Message("New SKU")
    String newSku();

    @Message("No products yet")
    String noProducts();

    @Message("A product has a name, a picture and one SKU for each kind it is sold in.")
    String noProductsAdvice();

    @Message("No SKUs yet")
    String noSkus();

    @Message("A SKU is what customers order: one size, one colour, one price.")
    String noSkusAdvice();

    @Message("Your code")
    String yourCode();

    @Message("Letters, digits, dots, dashes, underscores. Fixed once it has moved.")
    String codeHint();

    @Message("Variant")
    String variant();

    @Message("What sets it apart: white, 20 × 20 cm.")
    String variantHint();

    @Message("Price in {currency}, tax included")
    String priceIn(String currency);

    @Message("You get a mail when stock falls to it. 0: never.")
    String thresholdHint();

    @Message("Over all orders of one customer.")
    String maxHint();

    @Message("The SKU")
    String skuTitle();

    @Message("Added")
    String added();

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

    @Message("Not verified yet.")
    String notVerified();

    @Message("Unmet demand")
    String demand();

    @Message(
            "Orders that were refused because there was too little. A lower bound: many never ask, and a customer who tries again counts once, with the most that was missing.")
    String demandHint();

    @Message("{n} more would have sold")
    String wouldHaveSold(String n);

    @Message("Refused orders")
    String refusals();

    @Message("Customers")
    String customers();

    @Message("Last")
    String last();

    @Message("Hour")
    String hour();

    @Message("Missing")
    String missing();

    @Message("Nothing was refused")
    String noDemand();

    @Message("Every order in this time could be filled.")
    String noDemandAdvice();

    @Message("Hour by hour")
    String perHour();

    @Message("Missing units per hour")
    String demandChart();

    @Message("As of now, these rows would refuse the whole file: stock cannot go below zero.")
    String shortHint();

    @Message("See the orders")
    String itsOrders();

    @Message("Edit")
    String edit();
}
