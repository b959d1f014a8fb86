package fy.portal;

import fy.catalog.Pictures;
import fy.catalog.Product;
import fy.catalog.ProductDraft;
import fy.shared.BrandId;
import fy.shared.InvalidInput;
import fy.web.Asked;
import fy.web.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The form of a product: what was typed, as the request brings it. */
class ProductForm {

    @RestForm
    @Nullable
    String act;

    @RestForm
    @Nullable
    String version;

    @RestForm
    @Nullable
    String name;

    @RestForm
    @Nullable
    String description;

    @RestForm
    @Nullable
    String published;

    @RestForm
    @Nullable
    String pictureId;

    @RestForm
    @Nullable
    FileUpload picture;

    /** The form as it is first shown. */
    static Form filledWith(Product product) {
        return new Form()
                .keep("name", product.name())
                .keep("description", product.description())
                .keep("published", String.valueOf(product.published()))
                .keep("version", String.valueOf(product.version()))
                .keep("pictureId", product.pictureId() == null ? "" : String.valueOf(product.pictureId()));
    }

    /** A new picture is kept even when something else is wrong, so that it need not be chosen again. */
    ProductDraft read(Form form, BrandId brand, Pictures pictures, ProductMessages words) throws IOException {
        form.keep("name", name).keep("description", description).keep("published", published == null ? "" : "true");
        UUID chosen = pictureId == null || pictureId.isEmpty() ? null : Asked.id(pictureId);
        if (picture != null && picture.size() > Pictures.MAX_BYTES) {
            form.reject("picture", words.pictureTooLarge());
        } else if (picture != null && picture.size() > 0) {
            try {
                chosen = pictures.store(brand, Files.readAllBytes(picture.uploadedFile()));
            } catch (InvalidInput e) {
                form.reject(e);
            }
        }
        form.keep("pictureId", chosen == null ? "" : chosen.toString());
        return new ProductDraft(
                name == null ? "" : name, description == null ? "" : description, chosen, published != null);
    }

    /** Notes where what was typed is not what somebody else has saved meanwhile. */
    static void compare(Form form, ProductDraft typed, Product now, ProductMessages words) {
        form.compare("name", typed.name(), now.name(), now.name());
        form.compare(
                "description",
                typed.description(),
                now.description(),
                now.description().isEmpty() ? words.nothing() : now.description());
        form.compare(
                "picture",
                typed.pictureId(),
                now.pictureId(),
                now.pictureId() == null ? words.noPicture() : words.anotherPicture());
        form.compare(
                "published",
                typed.published(),
                now.published(),
                now.published() ? words.forSale() : words.notForSale());
    }
}
