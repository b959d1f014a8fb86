package fy.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of products and their SKUs: {@code {products:publish}} in a template. */
@MessageBundle("products")
public interface ProductMessages {

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

    @Message(
            "Somebody else saved this while you were writing. Nothing of yours is saved yet: what it says now stands beside what differs. Save again and yours replaces it.")
    String changedElsewhere();

    @Message("nothing")
    String nothing();

    @Message("not for sale")
    String notForSale();

    @Message("another picture")
    String anotherPicture();

    @Message("no picture")
    String noPicture();

    @Message("The picture as it is now")
    String pictureNow();

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

    @Message("Edit")
    String edit();
}
