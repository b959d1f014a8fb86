package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of importing files: {@code {imports:apply}} in a template. */
@MessageBundle("imports")
public interface ImportMessages {

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

    @Message("It changed since you looked, and nothing was done. Look once more, then go on.")
    String changedMeanwhile();

    @Message("Counted at")
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

    @Message("applied")
    String applied();

    @Message("to be looked at")
    String waiting();

    @Message("{#if n == 1}1 row at fault{#else}{n} rows at fault{/if}")
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

    @Message("Every row")
    String everyRow();

    @Message("As of now, these rows would refuse the whole file: stock cannot go below zero.")
    String shortHint();

    @Message("See the orders")
    String itsOrders();
}
